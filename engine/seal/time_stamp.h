// Time stamps (RFC 3161): the request, the strict reading of the answer, and the interface of an authority.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/result.h"

namespace sigillum::seal {

inline constexpr ErrorKind time_stamp_refused{"time-stamp-refused"};  // the authority answered "no"
inline constexpr ErrorKind time_stamp_nonsense{
    "time-stamp-nonsense"};  // the answer is no time stamp for this request
inline constexpr ErrorKind time_stamp_not_trusted{"time-stamp-not-trusted"};
inline constexpr ErrorKind time_stamp_unreachable{"time-stamp-unreachable"};
inline constexpr ErrorKind time_stamp_too_slow{"time-stamp-too-slow"};

// Room for a time-stamp token with its certificates, in bytes; those of public authorities have 2,500 to
// 6,000.
inline constexpr std::size_t largest_time_stamp = 8192;

// What is asked of a time-stamping authority. The nonce ties the answer to this request: a fresh random
// number.
struct TimeStampRequest {
    Sha256 imprint{};
    std::uint64_t nonce = 0;
};

// A time-stamping authority. Every member may be called from several threads at once.
class TimeStamper {
  public:
    TimeStamper() = default;
    virtual ~TimeStamper() = default;
    TimeStamper(const TimeStamper&) = delete;
    TimeStamper& operator=(const TimeStamper&) = delete;

    // A time-stamp token (DER of its ContentInfo) over the imprint, already checked.
    virtual Result<Bytes> token(const TimeStampRequest& request) const = 0;
};

// An authority and the nonce for one time stamp.
struct Stamping {
    const TimeStamper& authority;
    std::uint64_t nonce = 0;
};

// What an answer is checked against, beyond the request itself.
struct TimeStampTrust {
    Bytes anchors_pem;   // certificates the authority's chain must end in; empty: the chain is not judged
    std::string policy;  // the policy asked for and required, as dotted numbers; empty: any
};

// The request in DER (TimeStampReq); asks for the authority's certificate in the token.
Result<Bytes> time_stamp_query(const TimeStampRequest& request, const TimeStampTrust& trust);

// The token of an answer (TimeStampResp), when it is granted, stamps this imprint with SHA-256, repeats this
// nonce and policy, and is signed by a certificate within it whose only extended key usage is timeStamping,
// marked critical (RFC 3161, 2.3). Error time_stamp_not_trusted when its chain leads to none of the anchors
// given. `shown` names the authority in errors.
Result<Bytes> time_stamp_token(ByteView answer, const TimeStampRequest& request, const TimeStampTrust& trust,
                               const std::string& shown);

}  // namespace sigillum::seal
