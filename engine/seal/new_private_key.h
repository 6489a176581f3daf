// New private keys for codes and status lists.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "seal/demo_authority.h"

namespace sigillum::seal {

inline constexpr ErrorKind no_new_key{"no-new-key"};

// A P-256 key drawn from `random`, as PEM: "PRIVATE KEY" (PKCS #8), or "ENCRYPTED PRIVATE KEY" under the
// passphrase when there is one, whose salt OpenSSL draws. Fails with no_new_key.
Result<Bytes> new_private_key(const std::string& passphrase, const RandomSource& random);

}  // namespace sigillum::seal
