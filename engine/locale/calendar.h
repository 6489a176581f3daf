// Dates in the words of one language.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/result.h"
#include "locale/date_endings.h"

namespace sigillum::locale {

// Patterns of ICU SimpleDateFormat, as a catalogue gives them. A range has one for its first and one for its
// last day; what stands between the two (" – ") belongs to either.
struct DatePatterns {
    using Range = std::pair<std::string, std::string>;
    std::string day;    // "d MMMM y"
    std::string month;  // "LLLL y"
    std::string year;   // "y"
    Range same_month;   // "d–", "d MMMM y"
    Range same_year;    // "d MMMM – ", "d MMMM y"
    Range apart;        // "d MMMM y – ", "d MMMM y"

    // What stands in place of the above when the day is the first of a month ("1er mai 2026"); in a range,
    // the first or the second of a pair where that day is one. Nothing: the day is written as any other.
    std::optional<std::string> first_day;
    std::optional<Range> first_same_month, first_same_year, first_apart;

    // How the two days of a range stand in a sentence ("from 20 to 29 May 2026"). Nothing: both in full.
    std::optional<Range> from_to_same_month, from_to_same_year, from_to_apart;
    std::optional<Range> first_from_to_same_month, first_from_to_same_year;  // as above

    DateEndings endings;
};

// Immutable: usable from several threads at once. Always the Gregorian calendar.
class Calendar {
  public:
    static Result<Calendar> make(const DatePatterns& patterns, const std::string& icu_locale);
    Calendar(Calendar&&) noexcept;
    Calendar& operator=(Calendar&&) noexcept;
    ~Calendar();

    std::string date(const Date& date) const;
    std::string date(const PartialDate& date) const;
    std::string range(const DateRange& range) const;
    // The first and the last day as they stand in a sentence, without what the two share.
    std::pair<std::string, std::string> from_to(const DateRange& range) const;

  private:
    struct Formats;
    explicit Calendar(std::unique_ptr<Formats> formats);
    std::unique_ptr<Formats> formats_;
};

}  // namespace sigillum::locale
