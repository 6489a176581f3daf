// What an edition says about its learners' list.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "credential/learner.h"

namespace sigillum::credential {

// What parts the cells of a CSV file.
enum class Delimiter { comma, semicolon, tab, bar };

// Which number comes first in a date that is written with two numbers and a year.
enum class DateOrder { day_first, month_first };

// Our name of a column -> the list's own; several where a name is joined from more than one column.
using ColumnNames = std::map<std::string, std::vector<std::string>, std::less<>>;

// Where the learners are: in a list of their own, or in the edition itself.
struct LearnersSource {
    std::string file = "learners.csv";   // relative to the edition; CSV or XLSX
    std::string encoding;                // any name ICU knows; empty: recognised where that is safe
    ColumnNames columns;                 // our name -> the list's own
    std::vector<std::string> ignored;    // columns of the list that are not read; "*": all unknown ones
    std::optional<Delimiter> delimiter;  // of CSV; recognised when not given
    std::string sheet;                   // of XLSX; empty: the first that is not hidden
    int header_row = 0;                  // where the names of the columns stand; 0: recognised
    std::optional<DateOrder> dates;      // of dates such as 02/03/1999
    std::optional<std::vector<Learner>> given;  // learners that stand in the edition file
};

}  // namespace sigillum::credential
