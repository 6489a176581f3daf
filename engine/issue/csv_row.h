// A row of a list that people open in a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace sigillum::issue {

// The byte order mark by which spreadsheets know UTF-8.
inline constexpr const char* utf8_mark = "\xEF\xBB\xBF";

// Cells parted by commas, as RFC 4180 writes them, with the end of the line; none is a formula to a
// spreadsheet (credential/formula_guard.h).
Bytes csv_row(const std::vector<std::string>& cells);

}  // namespace sigillum::issue
