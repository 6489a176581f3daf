// Workbooks as Excel, LibreOffice and others save them (.xlsx, ECMA-376), read as one table.
#pragma once

#include <string>

#include "base/findings.h"
#include "base/result.h"
#include "credential/table.h"

namespace sigillum::credential {

inline constexpr ErrorKind no_such_sheet{"no-such-sheet"};
inline constexpr ErrorKind sheet_chosen{"sheet-chosen"};
inline constexpr ErrorKind other_spreadsheet{"other-spreadsheet"};

// Whether the bytes are those of a ZIP archive, as every .xlsx is, or of an older workbook.
bool is_workbook(ByteView bytes);

// The cells of the sheet with that name, or of the first sheet that is not hidden: texts, numbers as their
// format shows them, dates in either date system, the stored results of formulas, errors as faults. `file` is
// the name used in errors. Refused: workbooks with a password, in the old binary form, or of OpenDocument,
// each with what to save them as; more cells than a list has; archives that grow beyond measure. Where
// several sheets could be meant, a note says which was read.
Result<Table> table_from_xlsx(ByteView bytes, const std::string& file, const std::string& sheet,
                              Findings& findings);

}  // namespace sigillum::credential
