// The report of `check`: findings that say the same stand together, so that three hundred equal slips do not
// hide the one beside them.
#pragma once

#include <string>

#include "base/findings.h"

namespace sigillum::cli {

struct ReportForm {
    int width = 0;  // columns of the terminal; 0: lines are not broken
    bool color = false;
};

// Errors first, then warnings, then notes; of each, files and rows in order. Findings of one kind in one file
// that expect the same are one paragraph: the first places with what was found there, the other rows as
// numbers. The last line counts them. Empty when there is nothing to say. Control characters, and marks that
// reverse the direction of writing, are shown as U+FFFD: what a list holds never reaches the terminal as a
// command.
std::string check_report(const Findings& findings, const ReportForm& form);

// "3–5, 9": row numbers, in order.
std::string row_ranges(const std::vector<int>& rows);

}  // namespace sigillum::cli
