// What has changed in an edition since it was reviewed, in the words of its fields.
#pragma once

#include <string>
#include <vector>

#include "issue/batch_statement.h"

namespace sigillum::issue {

// One sentence a change: learners added, missing or moved, fields of learners and of the edition with both
// values, files. Empty when both statements are the same.
std::vector<std::string> statement_changes(const BatchStatement& reviewed, const BatchStatement& present);

}  // namespace sigillum::issue
