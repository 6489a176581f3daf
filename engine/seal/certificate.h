// A certificate (X.509, RFC 5280) and the facts in it that sealing rests on.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"

namespace sigillum::seal {

inline constexpr ErrorKind unreadable_certificate{"unreadable-certificate"};

// The organisational unit that marks every certificate of a demonstration authority, in its subject or its
// issuer.
inline constexpr std::string_view demonstration_mark = "SIGILLUM DEMONSTRATION - NOT FOR REAL USE";

// What a certificate says of itself. A qualified one carries the statement QcCompliance (ETSI EN 319
// 412-5, 4.2.1); whether its issuer may say so is for the verifier's trusted list to decide.
enum class CertificateKind { qualified, advanced, demonstration };

struct Certificate {
    Bytes der;
    std::string common_name;   // of the subject, UTF-8; empty when it has none
    std::string organisation;  // of the subject, UTF-8; empty when it has none
    Instant not_before;
    Instant not_after;  // the last second of its validity
    CertificateKind kind = CertificateKind::advanced;
    bool may_sign = false;     // its key usage permits digitalSignature or nonRepudiation, or it names none
    bool self_issued = false;  // subject and issuer are the same: a root
    Bytes issuer;              // DER of the issuer's name
    Bytes serial_number;       // DER of the INTEGER
};

// Reads one certificate. `shown` names its source in errors.
Result<Certificate> certificate_from_der(ByteView der, const std::string& shown);

}  // namespace sigillum::seal
