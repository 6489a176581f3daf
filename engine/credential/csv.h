// Comma-separated values (RFC 4180), read strictly.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_csv{"bad-csv"};
inline constexpr ErrorKind empty_list{"empty-list"};
inline constexpr ErrorKind too_many_rows{"too-many-rows"};

// The cells of a list, undecoded. Row 0 holds the names of the columns; empty lines have no cells.
struct CsvTable {
    char delimiter = ',';
    std::vector<std::vector<Bytes>> rows;
};

// Cells are parted by comma, semicolon, tab or bar, whichever stands most often in the first line; lines end
// in LF or CR LF. A cell in double quotes may hold all of these, and a doubled quote for a quote. `file` is
// the name used in errors. The bytes must be in UTF-8 or another encoding that keeps ASCII where it is.
Result<CsvTable> csv_from(ByteView bytes, const std::string& file);

}  // namespace sigillum::credential
