// The file of a learners' list as a table of UTF-8 cells.
#pragma once

#include <optional>
#include <string>

#include "base/findings.h"
#include "credential/learners_source.h"
#include "credential/table.h"

namespace sigillum::credential {

inline constexpr ErrorKind encoding_recognised{"encoding-recognised"};
inline constexpr ErrorKind doubtful_encoding{"doubtful-encoding"};

// Reads CSV or XLSX, whichever the bytes are, by what `source` declares: sheet, encoding, delimiter. What is
// not declared is recognised where it cannot be mistaken, with a note; otherwise a finding asks to declare
// it. Cells of a CSV file may be no UTF-8 where the file mixes encodings. Nothing when the file cannot be
// read.
std::optional<Table> table_of_list(ByteView bytes, const std::string& file, const LearnersSource& source,
                                   Findings& findings);

}  // namespace sigillum::credential
