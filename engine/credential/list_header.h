// The row of a learners' list that holds the names of the columns.
#pragma once

#include <optional>
#include <string>

#include "base/findings.h"
#include "credential/learners_source.h"
#include "credential/table.h"

namespace sigillum::credential {

// The row that the edition declares; or that of the first forty which shows the most known names, at least
// two; or the first row that is not empty. Nothing, but a finding, when there is none.
std::optional<TableRow> header_of(const Table& table, const std::string& file, const LearnersSource& source,
                                  Findings& findings);

}  // namespace sigillum::credential
