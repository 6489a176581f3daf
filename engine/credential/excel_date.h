// Days as spreadsheets store them: a count from a first day (ECMA-376 part 1, 18.17.4.1).
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"

namespace sigillum::credential {

enum class DateSystem { from_1900, from_1904 };

// The day with that number; the part of a number behind the point, a time of day, is left out by the caller.
// In the system from 1900, day 1 is 1 January 1900, and day 60 is 29 February 1900, which never was: it is no
// date, and the days behind it are counted as if it had been. In the other, day 0 is 1 January 1904. Nothing
// for numbers that no spreadsheet shows as a date: below the first day, and beyond the year 9999.
std::optional<Date> date_from_serial(std::int64_t serial, DateSystem system);

}  // namespace sigillum::credential
