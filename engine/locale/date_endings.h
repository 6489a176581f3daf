// The ending that a number in a date takes, after its sound.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_date_pattern{"bad-date-pattern"};

// Basque writes "2026ko maiatzaren 25etik 26ra": what follows a number depends on its last word (bost, sei).
struct DateEnding {
    enum class Of { day, year };
    Of of = Of::day;
    std::string usual;
    // By another ending the figures after which it stands in place of the usual one. Of several that a number
    // ends in the longest holds.
    std::map<std::string, std::vector<std::string>> after;

    const std::string& of_number(int number) const;
};

// By the name under which a date pattern asks for it: "d'{tik}'".
using DateEndings = std::map<std::string, DateEnding>;

// Error bad_date_pattern names an ending that the pattern asks for and `endings` has not.
Done hold_to_endings(const std::string& pattern, const DateEndings& endings);

// A date as ICU has written it, with each "{name}" replaced.
std::string with_endings(std::string written, const Date& date, const DateEndings& endings);

}  // namespace sigillum::locale
