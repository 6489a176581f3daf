#include "locale/calendar.h"

#include <fmt/format.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "locale/day_texts.h"

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

const SimpleDateFormat& format_for(const DayFormat& formats, const Date& date) {
    return date.day == 1 && formats.first ? *formats.first : *formats.usual;
}

// Two patterns compiled, and the two for the first of a month where there are any.
class FormatMaker {
  public:
    FormatMaker(const std::string& icu_locale, const DateEndings& endings)
        : icu_locale_(icu_locale), endings_(endings) {}

    FormatPointer format(const std::string& pattern) {
        if (held) held = hold_to_endings(pattern, endings_);
        return format_of(pattern, icu_locale_, status);
    }
    RangeFormats range(const DatePatterns::Range& pair, const std::optional<DatePatterns::Range>& first) {
        RangeFormats made{{format(pair.first), nullptr}, {format(pair.second), nullptr}};
        if (first) made.begin.first = format(first->first);
        if (first) made.end.first = format(first->second);
        return made;
    }
    std::optional<RangeFormats> range_if_any(const std::optional<DatePatterns::Range>& pair,
                                             const std::optional<DatePatterns::Range>& first) {
        if (!pair) return std::nullopt;
        return range(*pair, first);
    }

    UErrorCode status = U_ZERO_ERROR;
    Done held;

  private:
    const std::string& icu_locale_;
    const DateEndings& endings_;
};

}  // namespace

struct Calendar::Formats {
    DayFormat day;
    FormatPointer month, year;
    RangeFormats same_month, same_year, apart;
    std::optional<RangeFormats> from_to_same_month, from_to_same_year, from_to_apart;
    DateEndings endings;
    DayTexts usual_days;  // by day.usual: each learner has a birth date of their own

    std::string of(const SimpleDateFormat& format, const Date& date) const {
        return with_endings(written_by_icu(format, date), date, endings);
    }
    std::string of(const DayFormat& formats, const Date& date) const {
        return of(format_for(formats, date), date);
    }
    std::string of_day(const Date& date) const {
        if (date.day == 1 && day.first) return of(*day.first, date);
        if (std::optional<std::string> text = usual_days.of(*day.usual, date))
            return with_endings(std::move(*text), date, endings);
        return of(*day.usual, date);
    }
};

Calendar::Calendar(std::unique_ptr<Formats> formats) : formats_(std::move(formats)) {}
Calendar::Calendar(Calendar&&) noexcept = default;
Calendar& Calendar::operator=(Calendar&&) noexcept = default;
Calendar::~Calendar() = default;

Result<Calendar> Calendar::make(const DatePatterns& patterns, const std::string& icu_locale) {
    FormatMaker maker(icu_locale, patterns.endings);
    auto formats = std::make_unique<Formats>();
    formats->day.usual = maker.format(patterns.day);
    if (patterns.first_day) formats->day.first = maker.format(*patterns.first_day);
    formats->month = maker.format(patterns.month);
    formats->year = maker.format(patterns.year);
    formats->same_month = maker.range(patterns.same_month, patterns.first_same_month);
    formats->same_year = maker.range(patterns.same_year, patterns.first_same_year);
    formats->apart = maker.range(patterns.apart, patterns.first_apart);
    formats->from_to_same_month =
        maker.range_if_any(patterns.from_to_same_month, patterns.first_from_to_same_month);
    formats->from_to_same_year =
        maker.range_if_any(patterns.from_to_same_year, patterns.first_from_to_same_year);
    formats->from_to_apart = maker.range_if_any(patterns.from_to_apart, std::nullopt);
    formats->endings = patterns.endings;
    if (!maker.held) return fail(maker.held.error());
    if (U_FAILURE(maker.status)) {
        return fail(bad_date_pattern, {},
                    fmt::format("date patterns that ICU refuses ({})", u_errorName(maker.status)));
    }
    return Calendar(std::move(formats));
}

std::string Calendar::date(const Date& date) const { return formats_->of_day(date); }

std::string Calendar::date(const PartialDate& date) const {
    if (date.month == 0) return formats_->of(*formats_->year, {date.year, 1, 1});
    if (date.day == 0) return formats_->of(*formats_->month, {date.year, date.month, 1});
    return formats_->of_day({date.year, date.month, date.day});
}

std::string Calendar::range(const DateRange& range) const {
    if (range.begin == range.end) return date(range.begin);
    const RangeFormats* formats = &formats_->same_month;
    if (range.begin.month != range.end.month) formats = &formats_->same_year;
    if (range.begin.year != range.end.year) formats = &formats_->apart;
    return formats_->of(formats->begin, range.begin) + formats_->of(formats->end, range.end);
}

std::pair<std::string, std::string> Calendar::from_to(const DateRange& range) const {
    const std::optional<RangeFormats>* formats = &formats_->from_to_same_month;
    if (range.begin.month != range.end.month) formats = &formats_->from_to_same_year;
    if (range.begin.year != range.end.year) formats = &formats_->from_to_apart;
    if (!*formats) return {date(range.begin), date(range.end)};
    return {formats_->of((*formats)->begin, range.begin), formats_->of((*formats)->end, range.end)};
}

}  // namespace sigillum::locale
