// P-256 keys drawn from a given source of randomness.
#pragma once

#include <string>
#include <vector>

#include "seal/demo_authority.h"
#include "seal/openssl_handle.h"

namespace sigillum::seal {

// A P-256 private key whose scalar is 1 + (320 random bits modulo n - 1), so that its bias is below 2^-64
// (FIPS 186-4, B.4.1). Null when OpenSSL refuses.
KeyHandle drawn_key(const RandomSource& random);

struct DemoPublicKey {
    const EVP_PKEY* key = nullptr;
    const char* purpose = "";  // "code" or "status"
};

// The public halves as a JWK set (RFC 7517, RFC 7518, 6.2). Each "kid" is the first 8 bytes of SHA-256 over
// the uncompressed point, in hexadecimal; "sigillum_demo" marks them. Empty when a key is not on P-256.
std::string demo_key_set(const std::vector<DemoPublicKey>& keys);

}  // namespace sigillum::seal
