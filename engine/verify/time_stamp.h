// Time stamp tokens (RFC 3161): a third party's word that some bytes existed at a moment.
#pragma once

#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "verify/certificate.h"
#include "verify/cms_check.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_time_stamp{"bad-time-stamp"};

struct TimeStamp {
    Instant time;
    Certificate stamper;
    std::vector<Bytes> certificates;  // DER, as the token holds them
};

// The token as CMS in DER, held against the bytes that were stamped. The trust of the stamper is
// check_chain's question.
Result<TimeStamp> check_time_stamp(ByteView token, const ContentPieces& stamped);

}  // namespace sigillum::verify
