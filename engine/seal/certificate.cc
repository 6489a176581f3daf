#include "seal/certificate.h"

#include <cstdint>
#include <ctime>
#include <optional>

#include "seal/openssl_handle.h"

namespace sigillum::seal {
namespace {

// id-etsi-qcs-QcCompliance, 0.4.0.1862.1.1 (ETSI EN 319 412-5, annex B).
constexpr char qc_compliance[] = "0.4.0.1862.1.1";

std::string utf8(const ASN1_STRING* text) {
    unsigned char* converted = nullptr;
    const int size = ASN1_STRING_to_UTF8(&converted, text);
    if (size < 0) return {};
    std::string result(reinterpret_cast<char*>(converted), static_cast<std::size_t>(size));
    OPENSSL_free(converted);
    return result;
}

std::string attribute(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    return at < 0 ? std::string() : utf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
}

bool carries_demonstration_mark(const X509_NAME* name) {
    int at = -1;
    while ((at = X509_NAME_get_index_by_NID(name, NID_organizationalUnitName, at)) >= 0) {
        if (utf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))) == demonstration_mark) return true;
    }
    return false;
}

std::optional<Instant> instant(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    const Date day{parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
    const std::int64_t minutes = std::int64_t{parts.tm_hour} * 60 + parts.tm_min;
    return Instant{seconds_at_midnight_utc(day) + minutes * 60 + parts.tm_sec, 0};
}

// Whether one QCStatement ::= SEQUENCE { statementId OBJECT IDENTIFIER, statementInfo ANY OPTIONAL } says
// QcCompliance.
bool is_qc_compliance(const ASN1_TYPE* statement) {
    if (statement->type != V_ASN1_SEQUENCE) return false;
    const ASN1_STRING* der = statement->value.sequence;
    const unsigned char* at = ASN1_STRING_get0_data(der);
    ASN1_SEQUENCE_ANY* parts = d2i_ASN1_SEQUENCE_ANY(nullptr, &at, ASN1_STRING_length(der));
    if (parts == nullptr) return false;
    bool found = false;
    if (sk_ASN1_TYPE_num(parts) > 0 && sk_ASN1_TYPE_value(parts, 0)->type == V_ASN1_OBJECT) {
        char dotted[64] = {};
        OBJ_obj2txt(dotted, sizeof dotted, sk_ASN1_TYPE_value(parts, 0)->value.object, 1);
        found = std::string_view(dotted) == qc_compliance;
    }
    sk_ASN1_TYPE_pop_free(parts, ASN1_TYPE_free);
    return found;
}

bool states_qc_compliance(const X509* certificate) {
    const int at = X509_get_ext_by_NID(certificate, NID_qcStatements, -1);
    if (at < 0) return false;
    const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(X509_get_ext(certificate, at));
    const unsigned char* content = ASN1_STRING_get0_data(value);
    ASN1_SEQUENCE_ANY* statements = d2i_ASN1_SEQUENCE_ANY(nullptr, &content, ASN1_STRING_length(value));
    if (statements == nullptr) return false;
    bool found = false;
    for (int i = 0; i < sk_ASN1_TYPE_num(statements) && !found; ++i) {
        found = is_qc_compliance(sk_ASN1_TYPE_value(statements, i));
    }
    sk_ASN1_TYPE_pop_free(statements, ASN1_TYPE_free);
    return found;
}

CertificateKind kind_of(const X509* certificate) {
    if (carries_demonstration_mark(X509_get_subject_name(certificate)) ||
        carries_demonstration_mark(X509_get_issuer_name(certificate))) {
        return CertificateKind::demonstration;
    }
    return states_qc_compliance(certificate) ? CertificateKind::qualified : CertificateKind::advanced;
}

}  // namespace

Result<Certificate> certificate_from_der(ByteView der, const std::string& shown) {
    const CertificateHandle x509 = x509_from(der);
    if (!x509) {
        return fail(unreadable_certificate, {.file = shown}, "a certificate that cannot be read",
                    "an X.509 certificate");
    }
    const auto begin = instant(X509_get0_notBefore(x509.get()));
    const auto end = instant(X509_get0_notAfter(x509.get()));
    if (!begin || !end) {
        return fail(unreadable_certificate, {.file = shown},
                    "a certificate without a readable period of validity", "an X.509 certificate");
    }
    const X509_NAME* subject = X509_get_subject_name(x509.get());
    const X509_NAME* issuer = X509_get_issuer_name(x509.get());
    // X509_get_key_usage answers all bits set for a certificate without the extension.
    const std::uint32_t usage = X509_get_key_usage(x509.get());
    return Certificate{.der = Bytes(der),
                       .common_name = attribute(subject, NID_commonName),
                       .organisation = attribute(subject, NID_organizationName),
                       .not_before = *begin,
                       .not_after = *end,
                       .kind = kind_of(x509.get()),
                       .may_sign = (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0,
                       .self_issued = X509_NAME_cmp(subject, issuer) == 0,
                       .issuer = der_of<i2d_X509_NAME>(issuer),
                       .serial_number = der_of<i2d_ASN1_INTEGER>(X509_get0_serialNumber(x509.get()))};
}

}  // namespace sigillum::seal
