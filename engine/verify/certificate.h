// X.509 certificates as OpenSSL holds them, owned.
#pragma once

#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_certificate{"bad-certificate"};

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, FreeCertificate>;

// The certificate's DER, as it was read.
Bytes der_of(const X509* certificate);

// One DER certificate and nothing after it; null for anything else.
Certificate certificate_from_der(ByteView der);

// The certificates of a PEM file (any number) or of one DER certificate, as DER.
Result<std::vector<Bytes>> certificates_from_file(ByteView pem_or_der);

// The organisational unit that marks every certificate of a demonstration authority (docs/verification.md).
inline constexpr std::string_view demonstration_mark = "SIGILLUM DEMONSTRATION - NOT FOR REAL USE";

// Whether the certificate's subject or issuer carries that mark.
bool is_of_demonstration(const X509* certificate);

// The common name, or the whole subject where there is none; UTF-8.
std::string subject_of(const X509* certificate);

}  // namespace sigillum::verify
