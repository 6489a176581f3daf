#include "seal/new_private_key.h"

#include <openssl/err.h>

#include "seal/drawn_key.h"
#include "seal/private_key_file.h"

namespace sigillum::seal {

Result<Bytes> new_private_key(const std::string& passphrase, const RandomSource& random) {
    const KeyHandle key = drawn_key(random);
    Bytes pem = key ? pem_of_key(key.get(), passphrase) : Bytes();
    if (!pem.empty()) return pem;
    ERR_clear_error();
    return fail(no_new_key, {}, "OpenSSL made no key", "a passphrase that it can use, or none");
}

}  // namespace sigillum::seal
