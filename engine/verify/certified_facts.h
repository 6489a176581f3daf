// The facts of a token in plain words, for comparison with the paper.
#pragma once

#include <vector>

#include "qr/public_key_set.h"
#include "qr/token_facts.h"
#include "verify/verdict.h"

namespace sigillum::verify {

// In the order in which a certificate shows them. Names of awarding bodies come from the key set; where it
// has none the identifier stands.
std::vector<CertifiedFact> certified_facts(const qr::TokenFacts& facts, const qr::PublicKeySet& names);

// "academic-achievement", "professional-achievement", "completion", "participation"
std::string_view name_of(qr::DocumentType type);

}  // namespace sigillum::verify
