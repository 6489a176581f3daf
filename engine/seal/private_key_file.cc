#include "seal/private_key_file.h"

#include <openssl/pem.h>

namespace sigillum::seal {
namespace {

using KeyInfoHandle = Handle<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using AlgorithmHandle = Handle<X509_ALGOR, X509_ALGOR_free>;
using EncryptedKeyHandle = Handle<X509_SIG, X509_SIG_free>;

// RFC 7914, section 2: N of 2^14 and r of 8 need 16 MiB, which OpenSSL permits without being asked.
constexpr std::uint64_t cost = 1U << 14U;
constexpr std::uint64_t block_size = 8;

EncryptedKeyHandle encrypted(PKCS8_PRIV_KEY_INFO* info, const std::string& passphrase) {
    AlgorithmHandle scheme(
        PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 0, nullptr, cost, block_size, 1));
    if (!scheme) return nullptr;
    EncryptedKeyHandle made(
        PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), info, scheme.get()));
    if (made) scheme.release();  // belongs to the encrypted key now
    return made;
}

}  // namespace

Bytes pem_of_key(const EVP_PKEY* key, const std::string& passphrase) {
    const BioHandle out(BIO_new(BIO_s_mem()));
    const KeyInfoHandle info(EVP_PKEY2PKCS8(key));
    if (!out || !info) return {};
    if (passphrase.empty())
        return PEM_write_bio_PKCS8_PRIV_KEY_INFO(out.get(), info.get()) == 1 ? content_of(out.get())
                                                                             : Bytes();
    const EncryptedKeyHandle made = encrypted(info.get(), passphrase);
    return made && PEM_write_bio_PKCS8(out.get(), made.get()) == 1 ? content_of(out.get()) : Bytes();
}

}  // namespace sigillum::seal
