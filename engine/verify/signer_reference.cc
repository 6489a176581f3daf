#include "verify/signer_reference.h"

#include <openssl/evp.h>

#include <optional>

#include "verify/der.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(signature_not_good, {}, std::move(found)); }

// What i2d functions have in common: the size first, then the bytes.
template <class Encode>
Bytes encoded(Encode encode) {
    const int size = encode(nullptr);
    if (size <= 0) return {};
    Bytes der(static_cast<std::size_t>(size), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    encode(&out);
    return der;
}

// SHA-1 is what version 1 of the attribute uses and cannot be changed; the certificate is fixed by the chain
// beside it.
Bytes sha1(ByteView bytes) {
    Bytes digest(20, '\0');
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
               EVP_sha1(), nullptr);
    return digest;
}

// ESSCertID or ESSCertIDv2: the digest of the certificate, then perhaps its issuer and serial number.
bool names(DerReader id, const X509* signer, bool version_2) {
    std::string algorithm = "2.16.840.1.101.3.4.2.1";  // the default of version 2
    if (version_2) {
        if (auto given = id.enter(der::sequence)) {
            const auto name = given->next(der::object_identifier);
            if (!name) return false;
            algorithm = dotted(name->content);
        }
    }
    const auto hash = id.next(der::octet_string);
    const Bytes der = certificate_der(signer);
    const Bytes expected = version_2 ? permitted_digest(algorithm, {der}).value_or(Bytes()) : sha1(der);
    if (!hash || expected.empty() || hash->content != expected) return false;
    auto issuer_serial = id.enter(der::sequence);
    if (!issuer_serial) return id.at_end();
    auto general_names = issuer_serial->enter(der::sequence);
    auto directory_name = general_names ? general_names->enter(der::context(4)) : std::nullopt;
    const auto name = directory_name ? directory_name->next(der::sequence) : std::nullopt;
    const auto serial = issuer_serial->next(der::integer);
    return name && serial && name->whole == issuer_der(signer) && serial->whole == serial_der(signer);
}

}  // namespace

Done check_signer_reference(const SignedData& cms, const X509* signer, SignerReference reference) {
    const auto version_2 = cms.signed_value(oid::signing_certificate_v2);
    const auto version_1 = cms.signed_value(oid::signing_certificate);
    if (!version_2 && !version_1) {
        if (reference == SignerReference::optional) return {};
        return refuse("the signed attributes do not name the signer's certificate");
    }
    for (const auto& [attribute, is_version_2] : {std::pair{version_2, true}, std::pair{version_1, false}}) {
        if (!attribute) continue;
        DerReader outer(*attribute);
        auto fields = outer.enter(der::sequence);
        auto list = fields ? fields->enter(der::sequence) : std::nullopt;
        auto first = list ? list->enter(der::sequence) : std::nullopt;
        if (!first || !names(*first, signer, is_version_2)) {
            return refuse("the signed attributes name another certificate than the signer's");
        }
    }
    return {};
}

Bytes certificate_der(const X509* certificate) {
    return encoded([&](unsigned char** out) { return i2d_X509(certificate, out); });
}

Bytes issuer_der(const X509* certificate) {
    return encoded(
        [&](unsigned char** out) { return i2d_X509_NAME(X509_get_issuer_name(certificate), out); });
}

Bytes serial_der(const X509* certificate) {
    return encoded(
        [&](unsigned char** out) { return i2d_ASN1_INTEGER(X509_get0_serialNumber(certificate), out); });
}

}  // namespace sigillum::verify
