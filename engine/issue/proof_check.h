// Holds proofs of units to what they shall prove.
#pragma once

#include <string>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "issue/proof.h"
#include "verify/options.h"

namespace sigillum::issue {

struct ProofRules {
    const verify::VerifyOptions& trust;  // whom to believe, whom to ask for status, and the moment
    bool specimens = false;  // certificates made with demonstration keys count: so will the one to be issued
};

// Every unit of each of the learners (keys; empty: everyone in the list) must have exactly one proof, and
// every proof must hold. What is missing, doubtful or not asked for is an error; then the book is not to be
// used.
ProofBook check_proofs(const credential::EditionWithLearners& content,
                       const std::vector<std::string>& learners, const std::vector<Proof>& proofs,
                       const ProofRules& rules, Findings& findings);

}  // namespace sigillum::issue
