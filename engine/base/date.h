// Calendar dates and moments. Nothing here asks a clock; a moment comes in as an argument.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sigillum {

// A day of the Gregorian calendar.
struct Date {
    int year = 0;
    int month = 0;  // 1 to 12
    int day = 0;    // 1 to 31
    auto operator<=>(const Date&) const = default;
};

// A date of which only the year, or the year and the month, may be known (birth dates).
struct PartialDate {
    int year = 0;
    int month = 0;  // 0 when not known
    int day = 0;    // 0 when not known
    auto operator<=>(const PartialDate&) const = default;
};

struct DateRange {
    Date begin;
    Date end;  // the last day, included
    bool operator==(const DateRange&) const = default;
};

// A moment: seconds since 1970-01-01T00:00:00Z, and the offset of the clock it was read from.
struct Instant {
    std::int64_t seconds = 0;
    int offset_minutes = 0;  // east of Greenwich
    auto operator<=>(const Instant&) const = default;
};

// "2026-07-03" to a date that exists; nothing for any other form.
std::optional<Date> date_from_iso(std::string_view text);
// "2002-03-14", "2002-03" or "2002".
std::optional<PartialDate> partial_date_from_iso(std::string_view text);
// "2026-07-03T14:05:32Z" or with "+02:00".
std::optional<Instant> instant_from_iso(std::string_view text);

std::string to_iso(const Date& date);
std::string to_iso(const PartialDate& date);
std::string to_iso(const Instant& instant);

// The day on the clock the instant was read from.
Date date_of(const Instant& instant);
// 00:00:00 UTC of the day, in seconds since 1970.
std::int64_t seconds_at_midnight_utc(const Date& date);

}  // namespace sigillum
