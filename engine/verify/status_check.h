// What has become of a certificate since it was issued.
#pragma once

#include <optional>

#include "base/digest.h"
#include "qr/token_facts.h"
#include "verify/options.h"
#include "verify/verdict.h"

namespace sigillum::verify {

// Asks the registry, where there is one, and looks at the date until which the certificate is valid. Adds the
// check "status" and, where they apply, the reasons revoked, replaced, suspended, expired or status_unknown.
// False when the registry recorded another document under the number: the verdict is then "altered". `record`
// is the digest of the attached record, when there is one.
bool check_status(const qr::TokenFacts& facts, const std::optional<Sha256>& record,
                  const VerifyOptions& options, Verdict& verdict);

}  // namespace sigillum::verify
