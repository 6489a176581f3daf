// The facts of a credential that its verification code carries.
#pragma once

#include "base/digest.h"
#include "base/result.h"
#include "credential/credential.h"
#include "qr/token_facts.h"

namespace sigillum::issue {

// `record` is the digest of the attached record. Error: a number that is none.
Result<qr::TokenFacts> token_facts(const credential::Credential& credential, const Sha256& record);

}  // namespace sigillum::issue
