#include "verify/certificate.h"

#include <openssl/bio.h>
#include <openssl/pem.h>

#include <climits>

namespace sigillum::verify {

namespace {

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

std::string printed(const X509_NAME* name) {
    const Bio out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

// Nothing for a text that cannot be converted.
std::optional<std::string> utf8(const ASN1_STRING* value) {
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, value);
    if (size < 0) return std::nullopt;
    std::string converted(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return converted;
}

}  // namespace

Bytes der_of(const X509* certificate) {
    const int size = i2d_X509(certificate, nullptr);
    Bytes der(static_cast<std::size_t>(size > 0 ? size : 0), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    if (size > 0) i2d_X509(certificate, &out);
    return der;
}

Certificate certificate_from_der(ByteView der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const auto* const end = at + der.size();
    if (der.size() > LONG_MAX) return nullptr;
    Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    return at == end ? std::move(certificate) : nullptr;
}

Result<std::vector<Bytes>> certificates_from_file(ByteView pem_or_der) {
    if (certificate_from_der(pem_or_der)) return std::vector<Bytes>{Bytes(pem_or_der)};
    if (pem_or_der.size() > INT_MAX) return fail(bad_certificate, {}, "the file is too large");
    const Bio in(BIO_new_mem_buf(pem_or_der.data(), static_cast<int>(pem_or_der.size())));
    std::vector<Bytes> found;
    // A password callback that gives none: a certificate has no need of one, and OpenSSL would ask on the
    // terminal.
    const auto no_password = [](char*, int, int, void*) { return -1; };
    while (const Certificate next{PEM_read_bio_X509(in.get(), nullptr, no_password, nullptr)}) {
        found.push_back(der_of(next.get()));
    }
    if (found.empty()) {
        return fail(bad_certificate, {}, "no certificate in the file", "certificates in PEM, or one in DER");
    }
    return found;
}

bool is_of_demonstration(const X509* certificate) {
    for (const X509_NAME* name : {X509_get_subject_name(certificate), X509_get_issuer_name(certificate)}) {
        int at = -1;
        while ((at = X509_NAME_get_index_by_NID(name, NID_organizationalUnitName, at)) >= 0) {
            const auto unit = utf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
            if (unit == demonstration_mark) return true;
        }
    }
    return false;
}

std::string subject_of(const X509* certificate) {
    const X509_NAME* name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0) return printed(name);
    return utf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))).value_or(printed(name));
}

}  // namespace sigillum::verify
