// The keys of the token's map, and how it counts days; token_payload.h lists what stands under each.
#pragma once

#include <cstdint>

#include "base/date.h"

namespace sigillum::qr {

inline constexpr std::int64_t token_format_version = 1;

enum class TokenKey : std::int64_t {
    format_version = 1,
    type = 2,
    number = 3,
    name = 4,
    latin_name = 5,
    birth_date = 6,
    opportunity_kind = 7,
    opportunity_title = 8,
    awarding_body = 9,
    alliance = 10,
    date = 11,
    period = 12,
    workload = 13,
    eqf_level = 14,
    valid_until = 15,
    status = 16,
    specimen = 17,
    record = 18,
};

inline constexpr std::int64_t seconds_of_a_day = 86400;

// Of the years 1 and 9999, the bounds of a Date.
inline constexpr std::int64_t first_day = -719'162;
inline constexpr std::int64_t last_day = 2'932'896;

inline std::int64_t days_since_1970(const Date& date) {
    return seconds_at_midnight_utc(date) / seconds_of_a_day;
}
inline Date date_of_days(std::int64_t days) { return date_of({.seconds = days * seconds_of_a_day}); }

}  // namespace sigillum::qr
