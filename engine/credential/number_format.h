// How spreadsheets show numbers: as dates, or with so many digits.
#pragma once

#include <string>
#include <string_view>

namespace sigillum::credential {

// What a number's format shows of it (18.8.30 and 18.8.31).
struct NumberFormat {
    bool date = false;     // it shows a year, or a month or a day
    bool day = true;       // of a date: a day
    bool month = true;     // of a date: a month
    bool year = true;      // of a date: a year
    int decimals = -1;     // digits behind the point; -1: as many as the number has
    int whole_digits = 0;  // digits before it at least: 5 for "00000"
};

// The format with that code: "dd\.mm\.yyyy", "0.0", "General".
NumberFormat number_format(std::string_view code);
// One of those without a code, 0 to 163.
NumberFormat built_in_format(int id);

// A number as its format shows it, with a decimal point. `number` is as the file holds it:
// "4.0999999999999996".
std::string shown_number(std::string_view number, const NumberFormat& format);

}  // namespace sigillum::credential
