// P-256 keys drawn from a given source of randomness.
#pragma once

#include "seal/demo_authority.h"
#include "seal/openssl_handle.h"

namespace sigillum::seal {

// A P-256 private key whose scalar is 1 + (320 random bits modulo n - 1), so that its bias is below 2^-64
// (FIPS 186-4, B.4.1). Null when OpenSSL refuses.
KeyHandle drawn_key(const RandomSource& random);

}  // namespace sigillum::seal
