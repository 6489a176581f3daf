#include "verify/cms_check.h"

#include <openssl/asn1.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

#include "verify/der.h"
#include "verify/signer_reference.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(signature_not_good, {}, std::move(found)); }

struct DigestName {
    std::string_view oid;
    const char* name;
    std::size_t size;  // in bytes
};
constexpr std::string_view sha512 = "2.16.840.1.101.3.4.2.3";
constexpr std::string_view shake256 = "2.16.840.1.101.3.4.2.12";
constexpr std::array<DigestName, 4> permitted_digests{{
    {"2.16.840.1.101.3.4.2.1", "SHA256", 32},
    {"2.16.840.1.101.3.4.2.2", "SHA384", 48},
    {sha512, "SHA512", 64},
    {shake256, "SHAKE256", 64},  // 512 bits of output (RFC 8419, 2.3)
}};

struct SignatureName {
    std::string_view oid;
    int key;                  // EVP_PKEY_…
    std::string_view digest;  // the digest it names; "" where it names none
};
constexpr std::string_view rsassa_pss = "1.2.840.113549.1.1.10";
constexpr std::array<SignatureName, 9> permitted_signatures{{
    {"1.2.840.113549.1.1.1", EVP_PKEY_RSA, ""},
    {"1.2.840.113549.1.1.11", EVP_PKEY_RSA, "2.16.840.1.101.3.4.2.1"},
    {"1.2.840.113549.1.1.12", EVP_PKEY_RSA, "2.16.840.1.101.3.4.2.2"},
    {"1.2.840.113549.1.1.13", EVP_PKEY_RSA, sha512},
    {"1.2.840.10045.4.3.2", EVP_PKEY_EC, "2.16.840.1.101.3.4.2.1"},
    {"1.2.840.10045.4.3.3", EVP_PKEY_EC, "2.16.840.1.101.3.4.2.2"},
    {"1.2.840.10045.4.3.4", EVP_PKEY_EC, sha512},
    {"1.3.101.112", EVP_PKEY_ED25519, sha512},  // RFC 8419, 3.1
    {"1.3.101.113", EVP_PKEY_ED448, shake256},
}};

constexpr int least_strength = 112;  // bits; RSA of 2048 bits, a curve of 224

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

const unsigned char* octets(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

const DigestName* digest_named(std::string_view name) {
    const auto* const found = std::find_if(permitted_digests.begin(), permitted_digests.end(),
                                           [&](const DigestName& digest) { return digest.oid == name; });
    return found == permitted_digests.end() ? nullptr : found;
}

// RSASSA-PSS: OpenSSL reads the parameters and verifies in one call; its hash must be the permitted one of
// the signature.
bool good_pss(const SignedData& cms, ByteView signed_bytes, EVP_PKEY* key) {
    const auto* at = octets(cms.signature_algorithm);
    const std::unique_ptr<X509_ALGOR, decltype(&X509_ALGOR_free)> algorithm(
        d2i_X509_ALGOR(nullptr, &at, static_cast<long>(cms.signature_algorithm.size())), X509_ALGOR_free);
    if (!algorithm || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) return false;
    const ASN1_OBJECT* name = nullptr;
    int type = 0;
    const void* parameters = nullptr;
    X509_ALGOR_get0(&name, &type, &parameters, algorithm.get());
    if (type != V_ASN1_SEQUENCE) return false;
    const std::unique_ptr<RSA_PSS_PARAMS, decltype(&RSA_PSS_PARAMS_free)> pss(
        static_cast<RSA_PSS_PARAMS*>(
            ASN1_item_unpack(static_cast<const ASN1_STRING*>(parameters), ASN1_ITEM_rptr(RSA_PSS_PARAMS))),
        RSA_PSS_PARAMS_free);
    if (!pss || !pss->hashAlgorithm) return false;  // absent means SHA-1
    X509_ALGOR_get0(&name, nullptr, nullptr, pss->hashAlgorithm);
    std::array<char, 80> text{};
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), name, 1);
    if (cms.digest_algorithm != text.data()) return false;
    // An ASN1_TYPE holding the set is written back byte for byte.
    const auto* set_at = octets(signed_bytes);
    const std::unique_ptr<ASN1_TYPE, decltype(&ASN1_TYPE_free)> set(
        d2i_ASN1_TYPE(nullptr, &set_at, static_cast<long>(signed_bytes.size())), ASN1_TYPE_free);
    const std::unique_ptr<ASN1_BIT_STRING, decltype(&ASN1_BIT_STRING_free)> value(ASN1_BIT_STRING_new(),
                                                                                  ASN1_BIT_STRING_free);
    if (!set || !ASN1_BIT_STRING_set(value.get(), const_cast<unsigned char*>(octets(cms.signature)),
                                     static_cast<int>(cms.signature.size()))) {
        return false;
    }
    return ASN1_item_verify(ASN1_ITEM_rptr(ASN1_ANY), algorithm.get(), value.get(), set.get(), key) == 1;
}

bool good_plain(const SignedData& cms, const SignatureName& signature, ByteView signed_bytes, EVP_PKEY* key) {
    if (EVP_PKEY_get_base_id(key) != signature.key) return false;
    if (!signature.digest.empty() && signature.digest != cms.digest_algorithm) return false;
    const bool hashes_itself = signature.key == EVP_PKEY_ED25519 || signature.key == EVP_PKEY_ED448;
    const EVP_MD* digest =
        hashes_itself ? nullptr : EVP_get_digestbyname(digest_named(cms.digest_algorithm)->name);
    const DigestContext context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), octets(cms.signature), cms.signature.size(), octets(signed_bytes),
                            signed_bytes.size()) == 1;
}

Done check_value(const SignedData& cms, const X509* signer) {
    EVP_PKEY* key = X509_get0_pubkey(signer);
    if (!key) return refuse("the signer's key is of an unknown kind");
    if (EVP_PKEY_get_security_bits(key) < least_strength)
        return refuse("the signer's key is too short to be relied on");
    DerReader algorithm(cms.signature_algorithm);
    auto inside = algorithm.enter(der::sequence);
    const auto name = inside ? inside->next(der::object_identifier) : std::nullopt;
    const std::string type = name ? dotted(name->content) : "";
    const ByteView signed_bytes = *cms.signed_attributes_der;
    bool good = false;
    if (type == rsassa_pss) {
        good = good_pss(cms, signed_bytes, key);
    } else {
        const auto* const known = std::find_if(permitted_signatures.begin(), permitted_signatures.end(),
                                               [&](const SignatureName& s) { return s.oid == type; });
        if (known == permitted_signatures.end())
            return refuse("the signature uses an algorithm that is not permitted");
        if (!plain_algorithm(cms.signature_algorithm))
            return refuse("the signature's algorithm has parameters that do not belong there");
        good = good_plain(cms, *known, signed_bytes, key);
    }
    if (!good) return refuse("the signature's value is wrong");
    return {};
}

bool is_named_by(const X509* certificate, const SignerId& id) {
    if (!id.key_identifier.empty()) {
        const ASN1_OCTET_STRING* key = X509_get0_subject_key_id(const_cast<X509*>(certificate));
        return key && ByteView(reinterpret_cast<const char*>(ASN1_STRING_get0_data(key)),
                               static_cast<std::size_t>(ASN1_STRING_length(key))) == id.key_identifier;
    }
    return issuer_der(certificate) == id.issuer && serial_der(certificate) == id.serial;
}

Result<Certificate> signer_certificate(const SignedData& cms) {
    Certificate found;
    Bytes found_der;
    for (const Bytes& der : cms.certificates) {
        Certificate certificate = certificate_from_der(der);
        if (!certificate) return refuse("a certificate in the signature cannot be read");
        if (!is_named_by(certificate.get(), cms.signer)) continue;
        if (found && found_der != der) return refuse("two certificates claim to be the signer's");
        found = std::move(certificate);
        found_der = der;
    }
    if (!found) return refuse("the signature does not hold its signer's certificate");
    return found;
}

}  // namespace

Result<Bytes> permitted_digest(std::string_view algorithm, const ContentPieces& content) {
    const DigestName* known = digest_named(algorithm);
    if (!known) return refuse("the signature uses a digest that is not permitted");
    const DigestContext context(EVP_MD_CTX_new());
    Bytes digest(known->size, '\0');
    auto* out = reinterpret_cast<unsigned char*>(digest.data());
    bool good = EVP_DigestInit_ex(context.get(), EVP_get_digestbyname(known->name), nullptr) == 1;
    for (const ByteView piece : content) {
        good = good && EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1;
    }
    good = good && (known->oid == shake256 ? EVP_DigestFinalXOF(context.get(), out, digest.size())
                                           : EVP_DigestFinal_ex(context.get(), out, nullptr)) == 1;
    if (!good) return refuse("the digest could not be computed");
    return digest;
}

Result<Certificate> check_signature(const SignedData& cms, const ContentPieces& content,
                                    SignerReference reference) {
    if (!cms.signed_attributes_der) return refuse("the signature has no signed attributes");
    auto signer = signer_certificate(cms);
    if (!signer) return signer;

    const auto type = cms.signed_value(oid::content_type);
    const auto type_name = type ? DerReader(*type).next(der::object_identifier) : std::nullopt;
    if (!type_name || dotted(type_name->content) != cms.content_type) {
        return refuse("the signed attributes do not name the kind of content");
    }
    const auto digest = permitted_digest(cms.digest_algorithm, content);
    if (!digest) return fail(digest.error());
    const auto said = cms.signed_value(oid::message_digest);
    const auto said_digest = said ? DerReader(*said).next(der::octet_string) : std::nullopt;
    if (!said_digest) return refuse("the signed attributes hold no digest of the content");
    if (said_digest->content != *digest)
        return refuse("the content is not what was signed: its digest differs");

    if (Done done = check_signer_reference(cms, signer->get(), reference); !done) return fail(done.error());
    if (Done done = check_value(cms, signer->get()); !done) return fail(done.error());
    return signer;
}

}  // namespace sigillum::verify
