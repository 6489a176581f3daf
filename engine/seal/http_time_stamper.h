// A time-stamping authority reached over HTTP or HTTPS (RFC 3161, 3.4).
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "base/result.h"
#include "seal/time_stamp.h"

namespace sigillum::seal {

inline constexpr ErrorKind bad_time_stamp_address{"bad-time-stamp-address"};

struct HttpTimeStampSettings {
    std::string address;  // "http://tsa.example.org/tsr"
    TimeStampTrust trust;
    std::chrono::milliseconds patience{
        10'000};  // for connecting, for each answer of the network, for the whole body
    std::size_t largest_answer = 65'536;  // bytes
};

// An authority at that address. Each token opens a connection of its own, so that threads do not wait for
// each other. Errors of its tokens: time_stamp_unreachable, time_stamp_too_slow, time_stamp_nonsense,
// time_stamp_refused.
Result<std::unique_ptr<TimeStamper>> http_time_stamper(HttpTimeStampSettings settings);

}  // namespace sigillum::seal
