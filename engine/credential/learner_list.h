// The learners' list: a file with a row for each learner.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/findings.h"
#include "base/language.h"
#include "credential/learners.h"
#include "credential/learners_source.h"
#include "credential/sources.h"
#include "credential/table.h"

namespace sigillum::credential {

inline constexpr ErrorKind no_learners{"no-learners"};
inline constexpr ErrorKind wrong_cell_count{"wrong-cell-count"};
inline constexpr ErrorKind part_of_name_missing{"part-of-name-missing"};
inline constexpr ErrorKind empty_rows{"empty-rows"};
inline constexpr ErrorKind repeated_header{"repeated-header"};
inline constexpr ErrorKind totals_row{"totals-row"};
inline constexpr ErrorKind hidden_row{"hidden-row"};
inline constexpr ErrorKind hidden_column{"hidden-column"};
inline constexpr ErrorKind merged_cells{"merged-cells"};

struct LearnerList {
    Learners learners;
    ListColumns columns;         // what the list calls our columns
    std::optional<Table> table;  // its cells; nothing when it could not be read
    int header_row = 0;          // with the names of the columns
};

// Learners from the bytes of a list (CSV or XLSX), by what the edition says about it; `file` is the name used
// in findings. Their places have our names of the columns.
LearnerList learners_from_list(ByteView bytes, const std::string& file, const LearnersSource& source,
                               const Language& main_language, Findings& findings);

}  // namespace sigillum::credential
