// Comma-separated values (RFC 4180), read strictly.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/packed_list.h"
#include "base/result.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_csv{"bad-csv"};
inline constexpr ErrorKind empty_list{"empty-list"};
inline constexpr ErrorKind too_many_rows{"too-many-rows"};
inline constexpr ErrorKind too_many_columns{"too-many-columns"};

// Limits of any list, so that none can use up the memory.
inline constexpr std::size_t most_rows = 200000;
inline constexpr std::size_t most_columns = 1000;

// The cells of a list, undecoded. Row 0 holds the names of the columns; empty lines have no cells.
struct CsvTable {
    char delimiter = ',';
    PackedList<std::vector<Bytes>> rows;
};

// Excel's own first line "sep=;", taken off the text; a spreadsheet does not count it as a row.
std::optional<char> declared_delimiter(ByteView& text);

// Cells are parted by `delimiter`; lines end in LF, CR LF or CR. A cell in double quotes may hold all of
// these, and a doubled quote for a quote. `file` is the name used in errors. The bytes must be in UTF-8 or
// another encoding that keeps ASCII where it is.
Result<CsvTable> csv_from(ByteView bytes, const std::string& file, char delimiter);

}  // namespace sigillum::credential
