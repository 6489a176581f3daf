#include "locale/calendar.h"

#include <fmt/format.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace sigillum::locale {
namespace {

using icu::SimpleDateFormat;
using FormatPointer = std::unique_ptr<SimpleDateFormat>;

// A pattern, and the one for the first of a month; the latter null where it is no other.
struct DayFormat {
    FormatPointer usual, first;
};

struct RangeFormats {
    DayFormat begin, end;
};

FormatPointer format_of(const std::string& pattern, const std::string& icu_locale, UErrorCode& status) {
    const icu::Locale gregorian((icu_locale + "@calendar=gregorian").c_str());
    auto format =
        std::make_unique<SimpleDateFormat>(icu::UnicodeString::fromUTF8(pattern), gregorian, status);
    if (U_SUCCESS(status)) format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    return format;
}

std::string formatted(const SimpleDateFormat& format, const Date& date) {
    icu::UnicodeString text;
    format.format(static_cast<UDate>(seconds_at_midnight_utc(date)) * 1000.0, text);
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::string formatted(const DayFormat& formats, const Date& date) {
    return formatted(date.day == 1 && formats.first ? *formats.first : *formats.usual, date);
}

std::string formatted(const RangeFormats& formats, const DateRange& range) {
    return formatted(formats.begin, range.begin) + formatted(formats.end, range.end);
}

}  // namespace

struct Calendar::Formats {
    DayFormat day;
    FormatPointer month, year;
    RangeFormats same_month, same_year, apart;
};

Calendar::Calendar(std::unique_ptr<Formats> formats) : formats_(std::move(formats)) {}
Calendar::Calendar(Calendar&&) noexcept = default;
Calendar& Calendar::operator=(Calendar&&) noexcept = default;
Calendar::~Calendar() = default;

Result<Calendar> Calendar::make(const DatePatterns& patterns, const std::string& icu_locale) {
    UErrorCode status = U_ZERO_ERROR;
    const auto made = [&](const std::string& pattern) { return format_of(pattern, icu_locale, status); };
    const auto range = [&](const DatePatterns::Range& pair, const std::optional<DatePatterns::Range>& first) {
        RangeFormats made_range{{made(pair.first), nullptr}, {made(pair.second), nullptr}};
        if (first) made_range.begin.first = made(first->first);
        if (first) made_range.end.first = made(first->second);
        return made_range;
    };
    auto formats = std::make_unique<Formats>();
    formats->day.usual = made(patterns.day);
    if (patterns.first_day) formats->day.first = made(*patterns.first_day);
    formats->month = made(patterns.month);
    formats->year = made(patterns.year);
    formats->same_month = range(patterns.same_month, patterns.first_same_month);
    formats->same_year = range(patterns.same_year, patterns.first_same_year);
    formats->apart = range(patterns.apart, patterns.first_apart);
    if (U_FAILURE(status)) {
        return fail(bad_date_pattern, {},
                    fmt::format("date patterns that ICU refuses ({})", u_errorName(status)));
    }
    return Calendar(std::move(formats));
}

std::string Calendar::date(const Date& date) const { return formatted(formats_->day, date); }

std::string Calendar::date(const PartialDate& date) const {
    if (date.month == 0) return formatted(*formats_->year, {date.year, 1, 1});
    if (date.day == 0) return formatted(*formats_->month, {date.year, date.month, 1});
    return formatted(formats_->day, {date.year, date.month, date.day});
}

std::string Calendar::range(const DateRange& range) const {
    if (range.begin == range.end) return date(range.begin);
    if (range.begin.year != range.end.year) return formatted(formats_->apart, range);
    if (range.begin.month != range.end.month) return formatted(formats_->same_year, range);
    return formatted(formats_->same_month, range);
}

}  // namespace sigillum::locale
