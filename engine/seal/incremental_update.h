// What a signed PDF receives later, appended so that its signature still holds: validation material, a time
// stamp.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "seal/time_stamp.h"

namespace sigillum::seal {

inline constexpr ErrorKind cannot_be_extended{"cannot-be-extended"};

// All in DER. Level B-LT asks for the certificates and the revocation data of every certificate that is no
// trust anchor, those of the time-stamping authority included.
struct ValidationMaterial {
    std::vector<Bytes> certificates;
    std::vector<Bytes> revocation_lists;  // CertificateList (RFC 5280)
    std::vector<Bytes> ocsp_responses;    // OCSPResponse (RFC 6960)
};

// The file with the material in the catalog's /DSS (ETSI EN 319 142-1, 5.4.2), added to what it holds
// already. The file must end with its cross-reference section, a table or a stream. Same input,
// same bytes.
Result<Bytes> with_validation_material(ByteView pdf, const ValidationMaterial& material);

// The signature field that a document time stamp needs.
struct TimeStampField {
    std::string name = "DocumentTimeStamp1";          // unique among the fields of the file
    std::string description = "Document time stamp";  // read out by assistive technology (/TU)
};

// The file with a document time stamp (ETSI.RFC3161) over all of it, level B-LTA when it covers the material.
// The field has an empty rectangle on the first page and, in a tagged file, a Form element at the end of the
// document, so that PDF/A-3a and PDF/UA-1 stay true. Errors: cannot_be_extended, signature_too_large, and
// those of the authority.
Result<Bytes> with_document_time_stamp(ByteView pdf, const Stamping& stamping,
                                       const TimeStampField& field = {});

}  // namespace sigillum::seal
