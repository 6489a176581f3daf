// The cells of one sheet of a workbook.
#pragma once

#include "credential/table.h"
#include "credential/xlsx_workbook.h"

namespace sigillum::credential {

inline constexpr ErrorKind too_many_cells{"too-many-cells"};

// The rows with at least one cell, merged cells and hidden columns of the sheet in that part.
// Refused: more than 200,000 rows or 2,000,000 cells, a filled cell beyond column 1,000, places that go
// backwards.
Result<Table> table_from_sheet(ZipArchive& archive, const std::string& part, const XlsxWorkbook& workbook,
                               const std::string& file);

}  // namespace sigillum::credential
