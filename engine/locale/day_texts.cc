#include "locale/day_texts.h"

#include <string_view>

#include "locale/unicode_text.h"

namespace sigillum::locale {
namespace {

constexpr int leap_year = 2000;  // has every day that any year has
constexpr std::string_view its_figures = "2000";
constexpr int days_of_leap_year = 366;
constexpr std::int64_t seconds_of_day = 86'400;
constexpr int first_gregorian_year = 1600;  // in full, for ICU: before that it counts as Caesar did

std::size_t place_of(const Date& date) {
    return static_cast<std::size_t>((date.month - 1) * 31 + date.day - 1);
}

// A day of the week, say, is another one each year.
bool has_only_day_month_and_year(const icu::SimpleDateFormat& format) {
    icu::UnicodeString pattern;
    format.toPattern(pattern);
    bool quoted = false;
    for (int32_t i = 0; i < pattern.length(); ++i) {
        const char16_t c = pattern.charAt(i);
        if (c == u'\'') quoted = !quoted;
        const bool is_field = !quoted && ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'));
        if (is_field && c != u'd' && c != u'M' && c != u'L' && c != u'y') return false;
    }
    return true;
}

}  // namespace

std::string written_by_icu(const icu::SimpleDateFormat& format, const Date& date) {
    icu::UnicodeString text;
    format.format(static_cast<UDate>(seconds_at_midnight_utc(date)) * 1000.0, text);
    return to_utf8(text);
}

std::optional<std::string> DayTexts::of(const icu::SimpleDateFormat& format, const Date& date) const {
    if (date.year < first_gregorian_year || date.year > 9999) return std::nullopt;
    std::call_once(filled_, [&] { fill(format); });
    const AroundYear& day = days_[place_of(date)];
    if (!day.known) return std::nullopt;
    return day.before + std::to_string(date.year) + day.after;
}

void DayTexts::fill(const icu::SimpleDateFormat& format) const {
    if (!has_only_day_month_and_year(format)) return;
    const std::int64_t new_year = seconds_at_midnight_utc({leap_year, 1, 1});
    for (int days_later = 0; days_later < days_of_leap_year; ++days_later) {
        const Date date = date_of({new_year + days_later * seconds_of_day, 0});
        const std::string text = written_by_icu(format, date);
        const std::size_t year = text.find(its_figures);
        if (year == std::string::npos || text.rfind(its_figures) != year) continue;
        days_[place_of(date)] = {text.substr(0, year), text.substr(year + its_figures.size()), true};
    }
}

}  // namespace sigillum::locale
