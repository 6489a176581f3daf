#include "seal/cms.h"

#include <utility>
#include <vector>

#include "base/digest.h"
#include "seal/der.h"

namespace sigillum::seal {
namespace {

// The contents of object identifiers; none holds a zero octet.
constexpr ByteView id_data = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";            // 1.2.840.113549.1.7.1
constexpr ByteView id_signed_data = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";     // 1.2.840.113549.1.7.2
constexpr ByteView id_content_type = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03";    // 1.2.840.113549.1.9.3
constexpr ByteView id_message_digest = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04";  // 1.2.840.113549.1.9.4
constexpr ByteView id_signature_time_stamp = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0E";  // …1.9.16.2.14
constexpr ByteView id_signing_certificate_v2 =
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F";                             // …1.9.16.2.47
constexpr ByteView id_sha256 = "\x60\x86\x48\x01\x65\x03\x04\x02\x01";          // 2.16.840.1.101.3.4.2.1
constexpr ByteView id_sha384 = "\x60\x86\x48\x01\x65\x03\x04\x02\x02";          // 2.16.840.1.101.3.4.2.2
constexpr ByteView id_rsa_encryption = "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01";  // 1.2.840.113549.1.1.1
constexpr ByteView id_ecdsa_with_sha256 = "\x2A\x86\x48\xCE\x3D\x04\x03\x02";   // 1.2.840.10045.4.3.2
constexpr ByteView id_ecdsa_with_sha384 = "\x2A\x86\x48\xCE\x3D\x04\x03\x03";   // 1.2.840.10045.4.3.3

Bytes object_identifier(ByteView content) { return der_value(DerTag::object_identifier, {content}); }

// Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF AttributeValue }, here with one
// value.
Bytes attribute(ByteView type, ByteView value) {
    return der_value(DerTag::sequence, {object_identifier(type), der_value(DerTag::set, {value})});
}

// SigningCertificateV2 with one ESSCertIDv2 (RFC 5035, 3): only the certificate's SHA-256, the default
// algorithm, so its identifier is left out as DER demands.
Bytes signing_certificate_v2(const Certificate& certificate) {
    const Bytes digest = der_value(DerTag::octet_string, {to_bytes(sha256(certificate.der))});
    const Bytes identifier = der_value(DerTag::sequence, {digest});
    return der_value(DerTag::sequence, {der_value(DerTag::sequence, {identifier})});
}

Bytes signature_algorithm_identifier(SignatureAlgorithm algorithm) {
    switch (algorithm) {
        case SignatureAlgorithm::ecdsa_p256_sha256:
            return der_value(DerTag::sequence, {object_identifier(id_ecdsa_with_sha256)});
        case SignatureAlgorithm::ecdsa_p384_sha384:
            return der_value(DerTag::sequence, {object_identifier(id_ecdsa_with_sha384)});
        case SignatureAlgorithm::rsa_sha256:
            // rsaEncryption with NULL parameters is what every verifier must accept (RFC 3370, 3.2).
            return der_value(DerTag::sequence,
                             {object_identifier(id_rsa_encryption), der_value(DerTag::null, {})});
    }
    return {};
}

Bytes embedded_certificates(const SigningIdentity& identity) {
    std::vector<Bytes> certificates{identity.certificate().der};
    for (std::size_t i = 1; i < identity.chain.size(); ++i) {
        if (!identity.chain[i].self_issued) certificates.push_back(identity.chain[i].der);
    }
    return der_set_of(DerTag::context_0, std::move(certificates));
}

}  // namespace

std::size_t content_digest_size(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm::ecdsa_p384_sha384 ? 48 : 32;
}

CmsWriter::CmsWriter(const Signer& signer) : signer_(signer) {
    const SigningIdentity& identity = signer.identity();
    const Certificate& own = identity.certificate();
    const bool sha384 = content_digest_size(identity.algorithm) == 48;
    // No parameters: RFC 5754, 2 asks for their absence.
    const Bytes digest_algorithm =
        der_value(DerTag::sequence, {object_identifier(sha384 ? id_sha384 : id_sha256)});
    signature_algorithm_ = signature_algorithm_identifier(identity.algorithm);
    content_type_attribute_ = attribute(id_content_type, object_identifier(id_data));
    signing_certificate_attribute_ = attribute(id_signing_certificate_v2, signing_certificate_v2(own));

    const Bytes version = der_small_integer(1);
    const Bytes content = der_value(DerTag::sequence, {object_identifier(id_data)});
    head_ = version + der_value(DerTag::set, {digest_algorithm}) + content + embedded_certificates(identity);
    signer_head_ = version + der_value(DerTag::sequence, {own.issuer, own.serial_number}) + digest_algorithm;
}

Bytes CmsWriter::signed_attributes(ByteView content_digest) const {
    const Bytes digest = der_value(DerTag::octet_string, {content_digest});
    return der_set_of(DerTag::set, {content_type_attribute_, attribute(id_message_digest, digest),
                                    signing_certificate_attribute_});
}

Result<Bytes> CmsWriter::write(ByteView content_digest, const Stamping* stamping) const {
    Bytes attributes = signed_attributes(content_digest);
    auto signature = signer_.sign(attributes);
    if (!signature) return fail(std::move(signature.error()));
    // What is signed is tagged SET OF; what is stored carries the implicit tag [0] (RFC 5652, 5.4).
    attributes.front() = static_cast<char>(DerTag::context_0);

    Bytes unsigned_attributes;
    if (stamping != nullptr) {
        auto token = stamping->authority.token({.imprint = sha256(*signature), .nonce = stamping->nonce});
        if (!token) return fail(std::move(token.error()));
        unsigned_attributes = der_value(DerTag::context_1, {attribute(id_signature_time_stamp, *token)});
    }
    const Bytes signer_info =
        der_value(DerTag::sequence, {signer_head_, attributes, signature_algorithm_,
                                     der_value(DerTag::octet_string, {*signature}), unsigned_attributes});
    const Bytes signed_data = der_value(DerTag::sequence, {head_, der_value(DerTag::set, {signer_info})});
    return der_value(DerTag::sequence,
                     {object_identifier(id_signed_data), der_value(DerTag::context_0, {signed_data})});
}

std::size_t CmsWriter::largest_size() const {
    // What is not counted below: the message digest's attribute, the headers of the structures, their
    // identifiers.
    static constexpr std::size_t structure = 160;
    return head_.size() + signer_head_.size() + content_type_attribute_.size() +
           signing_certificate_attribute_.size() + signature_algorithm_.size() +
           signer_.identity().largest_signature + structure;
}

}  // namespace sigillum::seal
