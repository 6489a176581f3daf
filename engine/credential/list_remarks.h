// What people should know of a list besides its learners: rows that are empty, what is hidden, merged cells.
#pragma once

#include <string>

#include "base/findings.h"
#include "credential/list_columns.h"
#include "credential/table.h"

namespace sigillum::credential {

// Which file it is, and the last of its rows that holds a learner.
struct ListExtent {
    const std::string& file;
    int last_row;
};

// Notes empty rows between learners and hidden columns, warns of hidden rows, refuses cells that are merged
// over learners.
void remark_on_list(const Table& table, const ListLayout& layout, const ListExtent& extent,
                    Findings& findings);

}  // namespace sigillum::credential
