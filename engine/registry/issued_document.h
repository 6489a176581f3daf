// What the registry keeps of a document that was issued.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/certificate_number.h"
#include "base/digest.h"
#include "registry/reservation.h"

namespace sigillum::registry {

struct IssuedDocument {
    CertificateNumber number;
    Sha256 record_digest{};  // of the attached credential record
    Sha256 file_digest{};    // of the signed file
    Sha256 token_digest{};   // of the CBOR payload of the token in its code; zeros when a version of the
                             // program before this digest issued it
    std::string type;        // stable name of the document type: "academic-achievement"
    std::array<std::uint8_t, 8> code_key_id{};
    Sha256 signer_certificate{};  // digest of the signer's certificate (DER)
    std::int64_t issued_at = 0;   // time of signing, seconds since 1970
    std::string file_name;        // without folder; empty when it was erased
    int pages = 0;
    bool operator==(const IssuedDocument&) const = default;
};

struct IssuedCertificate {
    Reservation reservation;
    IssuedDocument document;
    std::int64_t recorded_at = 0;  // when the registry took it in, by the clock: seconds since 1970
    bool operator==(const IssuedCertificate&) const = default;
};

// A document that takes the place of another, whose certificate becomes replaced by it.
struct Replacement {
    IssuedDocument document;
    CertificateNumber replaced;
    std::string reason;  // class of reason (registry/status.h)
};

}  // namespace sigillum::registry
