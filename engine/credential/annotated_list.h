// The learners' list given back with what is wrong beside each row.
#pragma once

#include "base/bytes.h"
#include "base/findings.h"
#include "credential/read.h"

namespace sigillum::credential {

// The rows of the list in their order and at their row numbers, with two columns more: what is wrong, and
// what to do (errors and warnings). Findings about the list as a whole and about the names of its columns
// stand below the last row. CSV in UTF-8 with a byte order mark, as spreadsheets want it; cells are parted as
// they were in the list, by semicolons where it was a workbook. A cell that a spreadsheet would take for a
// formula has an apostrophe in front; a list that is read from such a file is read without it, and without
// the two columns.
Bytes annotated_csv(const ReadList& list, const Findings& findings);

}  // namespace sigillum::credential
