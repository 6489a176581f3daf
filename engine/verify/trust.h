// Whether the signers of a document are known, and since when their signatures exist.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "verify/options.h"
#include "verify/signature_check.h"

namespace sigillum::verify {

struct TrustAnswer {
    bool trusted = false;
    bool expired_since = false;  // good at the time the signature claims, but no time stamp proves that time
    std::optional<Instant> proven_time;
    std::string words;
};

// The certificate chain of the signature number `at`, seen at the earliest moment that a trusted time stamp
// proves (over the signature itself, or over a later revision of the document), else now.
// `validation_certificates` are the document's own
// (/DSS), in DER.
TrustAnswer trust_of(const std::vector<IntactSignature>& signatures, std::size_t at,
                     const std::vector<Bytes>& validation_certificates, const VerifyOptions& options);

// The certificates of the document's /DSS.
std::vector<Bytes> validation_certificates(PdfFile& file, const Limits& limits);

}  // namespace sigillum::verify
