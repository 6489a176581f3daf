// Dates as people write them in lists.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/date.h"
#include "credential/learners_source.h"

namespace sigillum::credential {

// What a cell with a date says.
struct WrittenDate {
    std::optional<PartialDate> date;   // when it can be read in one way only
    std::optional<PartialDate> other;  // with `date`: the second way; then neither is certain
    std::string found;                 // when it cannot be read: what is wrong with it
};

// Reads dates in the forms
//   2002-03-14, 2002/3/14, 2002.03.14, with 00:00:00 behind; 2002-03; 2002; 03.2002, 03/2002
//   14.3.2002 (the day before the month: nobody writes it otherwise with points)
//   14/3/2002, 14-3-2002, 3/14/2002: by `order`, or where one of the numbers can be no month; ambiguous
//   otherwise 14 March 2002, 14. März 2002, 14-Mar-2002, March 14, 2002, March 2002: months in the languages
//   of the alliance
// A year of two digits is never completed: nobody knows the century.
class WrittenDates {
  public:
    explicit WrittenDates(std::optional<DateOrder> order);

    WrittenDate read(std::string_view text) const;

  private:
    std::optional<DateOrder> order_;
    // Folded names and short names, as far as they mean one month in all languages.
    std::map<Bytes, int, std::less<>> months_;
};

// "2 March 1999", for messages.
std::string in_words(const PartialDate& date);

}  // namespace sigillum::credential
