#include "seal/local_signer.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "seal/openssl_handle.h"

namespace sigillum::seal {
namespace {

class LocalSigner final : public Signer {
  public:
    LocalSigner(SigningIdentity identity, KeyHandle key) : Signer(std::move(identity)), key_(std::move(key)) {
        digest_ =
            this->identity().algorithm == SignatureAlgorithm::ecdsa_p384_sha384 ? EVP_sha384() : EVP_sha256();
    }

    Result<Bytes> sign(ByteView message) const override {
        const DigestContextHandle context(EVP_MD_CTX_new());
        Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
        std::size_t size = signature.size();
        // A key is only read here, and each call has a context of its own, so threads do not meet.
        if (!context || EVP_DigestSignInit(context.get(), nullptr, digest_, nullptr, key_.get()) != 1 ||
            EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                           octets(message), message.size()) != 1) {
            ERR_clear_error();
            return fail(signing_failed, {.file = identity().shown}, "the key refused to sign");
        }
        signature.resize(size);
        return signature;
    }

  private:
    KeyHandle key_;
    const EVP_MD* digest_ = nullptr;
};

Result<std::unique_ptr<Signer>> signer(KeyHandle key, const std::vector<Bytes>& certificates,
                                       const std::string& shown) {
    auto identity = signing_identity(certificates, shown);
    if (!identity) return fail(identity.error());
    const CertificateHandle own = x509_from(identity->certificate().der);
    if (!own || X509_check_private_key(own.get(), key.get()) != 1) {
        ERR_clear_error();
        return fail(key_mismatch, {.file = shown}, "the key does not belong to the certificate",
                    "the certificate that was issued for this key");
    }
    return std::make_unique<LocalSigner>(std::move(*identity), std::move(key));
}

tl::unexpected<Error> refused_passphrase(std::string_view passphrase, const std::string& shown) {
    ERR_clear_error();
    return fail(wrong_passphrase, {.file = shown},
                passphrase.empty() ? "the key is encrypted, and no passphrase was given"
                                   : "the passphrase does not open the key",
                "the passphrase that was set when the file was made");
}

// The passphrase as libcrypto hands it to its callback.
int give_passphrase(char* buffer, int size, int /*writing*/, void* context) {
    const auto& passphrase = *static_cast<const std::string_view*>(context);
    const std::size_t length = std::min(passphrase.size(), static_cast<std::size_t>(size));
    std::memcpy(buffer, passphrase.data(), length);
    return static_cast<int>(length);
}

Result<KeyHandle> key_from_pem(ByteView pem, std::string_view passphrase, const std::string& shown) {
    const BioHandle in = bio_over(pem);
    KeyHandle key(PEM_read_bio_PrivateKey(in.get(), nullptr, give_passphrase, &passphrase));
    if (key) return key;
    ERR_clear_error();
    const bool encrypted = pem.find("ENCRYPTED") != ByteView::npos;
    if (encrypted) return refused_passphrase(passphrase, shown);
    return fail(unreadable_key, {.file = shown}, "holds no private key that can be read",
                "a private key in PEM");
}

std::vector<Bytes> certificates_from_pem(ByteView pem) {
    const BioHandle in = bio_over(pem);
    std::vector<Bytes> certificates;
    while (const CertificateHandle certificate{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)}) {
        certificates.push_back(der_of<i2d_X509>(certificate.get()));
    }
    ERR_clear_error();  // the end of the text counts as an error in OpenSSL
    return certificates;
}

// Whether the passphrase is the one that authenticates the file.
bool opens(PKCS12* file, std::string_view passphrase) {
    if (PKCS12_verify_mac(file, passphrase.data(), static_cast<int>(passphrase.size())) == 1) return true;
    // Two customs stand for "no passphrase": an empty text, and none at all.
    return passphrase.empty() && PKCS12_verify_mac(file, nullptr, 0) == 1;
}

tl::unexpected<Error> unreadable_pkcs12(const std::string& shown) {
    const bool old_cipher = ERR_GET_REASON(ERR_peek_error()) == ERR_R_UNSUPPORTED;
    ERR_clear_error();
    if (old_cipher) {
        return fail(unreadable_key, {.file = shown},
                    "is encrypted with a cipher that is no longer safe (RC2 or DES)",
                    "a file with AES: “openssl pkcs12 -legacy -in old.p12 -out all.pem”, then "
                    "“openssl pkcs12 -export -in all.pem -out new.p12”");
    }
    return fail(unreadable_key, {.file = shown}, "is damaged, or no PKCS #12 file",
                "a PKCS #12 file (.p12 or .pfx)");
}

}  // namespace

Result<std::unique_ptr<Signer>> signer_from_pkcs12(ByteView file, std::string_view passphrase,
                                                   const std::string& shown) {
    const unsigned char* at = octets(file);
    const Pkcs12Handle pkcs12(d2i_PKCS12(nullptr, &at, static_cast<long>(file.size())));
    if (!pkcs12) return unreadable_pkcs12(shown);
    if (PKCS12_mac_present(pkcs12.get()) != 1) {
        return fail(unreadable_key, {.file = shown}, "has no authentication code, so it may have been changed",
                    "a PKCS #12 file with one (made without -nomac)");
    }
    const std::string terminated(passphrase);  // the parser below wants a NUL at the end
    if (!opens(pkcs12.get(), terminated)) return refused_passphrase(passphrase, shown);
    ERR_clear_error();
    EVP_PKEY* key_out = nullptr;
    X509* certificate_out = nullptr;
    STACK_OF(X509)* others_out = nullptr;
    const int parsed =
        PKCS12_parse(pkcs12.get(), terminated.c_str(), &key_out, &certificate_out, &others_out);
    KeyHandle key(key_out);
    const CertificateHandle certificate(certificate_out);
    const CertificateListHandle others(others_out);
    if (parsed != 1) return unreadable_pkcs12(shown);
    if (!key)
        return fail(unreadable_key, {.file = shown}, "holds no private key", "a PKCS #12 file with a key");
    if (!certificate) {
        return fail(key_mismatch, {.file = shown}, "holds no certificate for its key",
                    "the certificate that was issued for this key");
    }
    std::vector<Bytes> certificates{der_of<i2d_X509>(certificate.get())};
    for (int i = 0; i < sk_X509_num(others.get()); ++i) {
        certificates.push_back(der_of<i2d_X509>(sk_X509_value(others.get(), i)));
    }
    return signer(std::move(key), certificates, shown);
}

Result<std::unique_ptr<Signer>> signer_from_pem(PemFiles files, std::string_view passphrase,
                                                const std::string& shown) {
    auto key = key_from_pem(files.key, passphrase, shown);
    if (!key) return fail(key.error());
    return signer(std::move(*key), certificates_from_pem(files.chain), shown);
}

}  // namespace sigillum::seal
