#include "base/date.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace sigillum {
namespace {

// The number written with exactly the digits of `text`, or nothing.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(value);
}

bool exists(int year, int month, int day) {
    using namespace std::chrono;
    return year >= 1 &&
           year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}
               .ok();
}

}  // namespace

std::optional<PartialDate> partial_date_from_iso(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    if (!year || *year < 1) return std::nullopt;
    if (text.size() == 4) return PartialDate{*year, 0, 0};
    const auto month = digits(text.substr(5, 2));
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    if (text.size() == 7) return PartialDate{*year, *month, 0};
    const auto day = digits(text.substr(8, 2));
    if (text[7] != '-' || !day || !exists(*year, *month, *day)) return std::nullopt;
    return PartialDate{*year, *month, *day};
}

std::optional<Date> date_from_iso(std::string_view text) {
    const auto date = partial_date_from_iso(text);
    if (!date || date->day == 0) return std::nullopt;
    return Date{date->year, date->month, date->day};
}

std::optional<Instant> instant_from_iso(std::string_view text) {
    if (text.size() != 20 && text.size() != 25) return std::nullopt;
    const auto date = date_from_iso(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    if (!date || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    int offset = 0;
    if (text.size() == 25) {
        const auto offset_hours = digits(text.substr(20, 2));
        const auto offset_minutes = digits(text.substr(23, 2));
        const bool signed_form = text[19] == '+' || text[19] == '-';
        if (!signed_form || text[22] != ':' || !offset_hours || !offset_minutes) return std::nullopt;
        if (*offset_hours > 14 || *offset_minutes > 59) return std::nullopt;
        offset = (*offset_hours * 60 + *offset_minutes) * (text[19] == '-' ? -1 : 1);
    } else if (text[19] != 'Z') {
        return std::nullopt;
    }
    const std::int64_t of_day = *hour * 3600 + *minute * 60 + *second;
    return Instant{seconds_at_midnight_utc(*date) + of_day - offset * 60, offset};
}

std::string to_iso(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_iso(const PartialDate& date) {
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return to_iso(Date{date.year, date.month, date.day});
}

std::string to_iso(const Instant& instant) {
    const std::int64_t local = instant.seconds + instant.offset_minutes * 60;
    const std::int64_t of_day = ((local % 86400) + 86400) % 86400;
    std::string zone = "Z";
    if (instant.offset_minutes != 0) {
        const int minutes = instant.offset_minutes < 0 ? -instant.offset_minutes : instant.offset_minutes;
        zone =
            fmt::format("{}{:02}:{:02}", instant.offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
    }
    return fmt::format("{}T{:02}:{:02}:{:02}{}", to_iso(date_of(instant)), of_day / 3600, of_day / 60 % 60,
                       of_day % 60, zone);
}

Date date_of(const Instant& instant) {
    using namespace std::chrono;
    const sys_seconds local{seconds{instant.seconds + instant.offset_minutes * 60}};
    const year_month_day day{floor<days>(local)};
    return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::int64_t seconds_at_midnight_utc(const Date& date) {
    using namespace std::chrono;
    const year_month_day day{std::chrono::year{date.year},
                             std::chrono::month{static_cast<unsigned>(date.month)},
                             std::chrono::day{static_cast<unsigned>(date.day)}};
    return duration_cast<seconds>(sys_days{day}.time_since_epoch()).count();
}

}  // namespace sigillum
