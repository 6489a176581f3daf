// The key and the name, which every learners' list must have.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "base/findings.h"
#include "credential/learners_source.h"
#include "credential/list_columns.h"

namespace sigillum::credential {

// What the columns were taken for, beside the layout itself.
struct ColumnsFound {
    const LearnersSource& source;
    const std::vector<std::string>& recognised;  // fields taken by a usual name
    const std::vector<std::string>& missing;     // fields whose column the edition names in vain
    Place header;                                // the row with the names of the columns
};

// Joins the name from its columns where it has none of its own, and says so. Errors: missing_column, and
// doubtful_name_column where a name may be the family name or the whole one.
void require_key_and_name(const ColumnsFound& found, ListLayout& layout, Findings& findings);

}  // namespace sigillum::credential
