// Dates in the words of one language.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/result.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_date_pattern{"bad-date-pattern"};

// Patterns of ICU SimpleDateFormat, as a catalogue gives them. A range has one for its first and one for its last day; what
// stands between the two (" – ") belongs to either.
struct DatePatterns {
    using Range = std::pair<std::string, std::string>;
    std::string day;    // "d MMMM y"
    std::string month;  // "LLLL y"
    std::string year;   // "y"
    Range same_month;   // "d–", "d MMMM y"
    Range same_year;    // "d MMMM – ", "d MMMM y"
    Range apart;        // "d MMMM y – ", "d MMMM y"
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

  private:
    struct Formats;
    explicit Calendar(std::unique_ptr<Formats> formats);
    std::unique_ptr<Formats> formats_;
};

}  // namespace sigillum::locale
