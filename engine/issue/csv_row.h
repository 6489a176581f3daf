// A row of a list that people open in a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace sigillum::issue {

// The byte order mark by which spreadsheets know UTF-8.
inline constexpr const char* utf8_mark = "\xEF\xBB\xBF";

// Cells parted by commas, as RFC 4180 writes them, with the end of the line. A spreadsheet takes a cell that
// begins with = + - @, a tab or a carriage return (or the full-width forms of those signs) for a formula:
// such a cell gets an apostrophe in front, which spreadsheets do not show.
Bytes csv_row(const std::vector<std::string>& cells);

}  // namespace sigillum::issue
