// One signature of a document, held to everything but trust.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "verify/byte_range.h"
#include "verify/certificate.h"
#include "verify/limits.h"
#include "verify/pdf_file.h"
#include "verify/signature_field.h"
#include "verify/time_stamp.h"

namespace sigillum::verify {

inline constexpr ErrorKind unsupported_signature{"unsupported-signature"};

// A signature that is intact: the covered bytes are what was signed.
struct IntactSignature {
    std::string field;
    bool document_time_stamp = false;
    bool pades = false;                      // ETSI.CAdES.detached
    bool certifies_without_changes = false;  // DocMDP, P=1
    std::size_t revision_end = 0;
    Certificate signer;
    std::vector<Bytes> certificates;           // DER, as the signature holds them
    std::optional<Instant> claimed_time;       // /M; for a document time stamp, its time
    std::optional<TimeStamp> signature_stamp;  // a time stamp over the signature's value
    std::string stamp_problem;                 // why a time stamp that stands there does not count
};

// Checks the place of the signature in the file, the CMS and, where there is one, its time stamp.
Result<IntactSignature> check_signature_field(PdfFile& file, const SignatureField& field,
                                              const Limits& limits);

}  // namespace sigillum::verify
