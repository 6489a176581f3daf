// Private keys as PEM (PKCS #8). Only for this room's .cc files: it shows OpenSSL's types.
#pragma once

#include <string>

#include "base/bytes.h"
#include "seal/openssl_handle.h"

namespace sigillum::seal {

// "PRIVATE KEY" without a passphrase, else "ENCRYPTED PRIVATE KEY": AES-256 in CBC mode under a key that
// scrypt (RFC 7914) makes of the passphrase, at a cost of 16 MiB. Empty when OpenSSL refuses.
Bytes pem_of_key(const EVP_PKEY* key, const std::string& passphrase);

}  // namespace sigillum::seal
