#include "seal/signer.h"

#include <fmt/format.h>
#include <openssl/ec.h>

#include <string_view>

#include "seal/openssl_handle.h"

namespace sigillum::seal {
namespace {

constexpr int smallest_rsa_key = 3072;  // bits

Result<SignatureAlgorithm> algorithm_of(X509* certificate, const std::string& shown) {
    const EVP_PKEY* key = X509_get0_pubkey(certificate);
    if (key != nullptr && EVP_PKEY_is_a(key, "RSA") == 1) {
        if (EVP_PKEY_get_bits(key) >= smallest_rsa_key) return SignatureAlgorithm::rsa_sha256;
        return fail(
            weak_key, {.file = shown}, fmt::format("an RSA key of {} bits", EVP_PKEY_get_bits(key)),
            fmt::format("at least {} bits, or an elliptic curve key (P-256 or P-384)", smallest_rsa_key));
    }
    char name[64] = {};
    std::size_t size = 0;
    if (key != nullptr && EVP_PKEY_is_a(key, "EC") == 1 &&
        EVP_PKEY_get_group_name(key, name, sizeof name, &size) == 1) {
        const std::string_view curve(name, size);
        if (curve == SN_X9_62_prime256v1) return SignatureAlgorithm::ecdsa_p256_sha256;
        if (curve == SN_secp384r1) return SignatureAlgorithm::ecdsa_p384_sha384;
        return fail(unsupported_key, {.file = shown}, fmt::format("a key on the curve “{}”", curve),
                    "P-256 or P-384");
    }
    return fail(unsupported_key, {.file = shown}, "a key that is neither RSA nor ECDSA",
                "RSA of at least 3,072 bits, ECDSA P-256 or ECDSA P-384");
}

bool issued(X509* subject, X509* issuer) {
    return X509_check_issued(issuer, subject) == X509_V_OK &&
           X509_verify(subject, X509_get0_pubkey(issuer)) == 1;
}

// The certificates from the first up to the last whose issuer is not among them.
std::vector<X509*> ordered(const std::vector<CertificateHandle>& certificates) {
    std::vector<X509*> chain{certificates.front().get()};
    for (bool grown = true; grown && !issued(chain.back(), chain.back());) {
        grown = false;
        for (const CertificateHandle& candidate : certificates) {
            if (chain.size() < certificates.size() && issued(chain.back(), candidate.get())) {
                chain.push_back(candidate.get());
                grown = true;
                break;
            }
        }
    }
    return chain;
}

std::string subject_of(const Certificate& certificate) {
    return certificate.common_name.empty() ? std::string("without a name") : certificate.common_name;
}

}  // namespace

Result<SigningIdentity> signing_identity(const std::vector<Bytes>& certificates, const std::string& shown) {
    std::vector<CertificateHandle> parsed;
    for (const Bytes& der : certificates) {
        parsed.push_back(x509_from(der));
        if (!parsed.back()) return fail(certificate_from_der(der, shown).error());
    }
    if (parsed.empty()) {
        return fail(unreadable_certificate, {.file = shown}, "no certificate",
                    "the certificate of the signing key");
    }
    auto algorithm = algorithm_of(parsed.front().get(), shown);
    if (!algorithm) return fail(algorithm.error());
    const int largest = EVP_PKEY_get_size(X509_get0_pubkey(parsed.front().get()));
    SigningIdentity identity{.shown = shown,
                             .chain = {},
                             .algorithm = *algorithm,
                             .largest_signature = static_cast<std::size_t>(largest)};
    for (X509* x509 : ordered(parsed)) {
        auto certificate = certificate_from_der(der_of<i2d_X509>(x509), shown);
        if (!certificate) return fail(certificate.error());
        identity.chain.push_back(std::move(*certificate));
    }
    if (!identity.certificate().may_sign) {
        return fail(
            certificate_not_for_signing, {.file = shown},
            fmt::format("the certificate “{}” does not permit signing", subject_of(identity.certificate())),
            "a certificate with the key usage digitalSignature or nonRepudiation");
    }
    return identity;
}

Done check_validity(const Signer& signer, Instant now) {
    for (const Certificate& certificate : signer.identity().chain) {
        const Place place{.file = signer.identity().shown};
        if (now.seconds < certificate.not_before.seconds) {
            return fail(certificate_not_yet_valid, place,
                        fmt::format("the certificate “{}” is valid from {}, later than {}",
                                    subject_of(certificate), to_iso(certificate.not_before), to_iso(now)),
                        "a certificate that is valid at the time of signing");
        }
        if (now.seconds > certificate.not_after.seconds) {
            return fail(certificate_expired, place,
                        fmt::format("the certificate “{}” expired at {}, before {}", subject_of(certificate),
                                    to_iso(certificate.not_after), to_iso(now)),
                        "a certificate that is valid at the time of signing");
        }
    }
    return {};
}

}  // namespace sigillum::seal
