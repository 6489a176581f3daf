// The days of a year in words, kept so that a date need not be written by ICU each time.
#pragma once

#include <unicode/smpdtfmt.h>

#include <array>
#include <mutex>
#include <optional>
#include <string>

#include "base/date.h"

namespace sigillum::locale {

// A date as ICU writes it (UTF-8), without endings.
std::string written_by_icu(const icu::SimpleDateFormat& format, const Date& date);

// What ICU writes before and after the year, for every day that there is; asked for when first needed.
// Usable from several threads at once.
class DayTexts {
  public:
    // What `format` writes for a date of that day and month; nothing where its pattern has more in it than
    // day, month and year, the year is before 1600 or after 9999, or other figures than 0 to 9 are used. All
    // calls give the same format.
    std::optional<std::string> of(const icu::SimpleDateFormat& format, const Date& date) const;

  private:
    struct AroundYear {
        std::string before, after;
        bool known = false;
    };
    void fill(const icu::SimpleDateFormat& format) const;

    mutable std::once_flag filled_;
    mutable std::array<AroundYear, 12 * 31> days_;
};

}  // namespace sigillum::locale
