// The learners' list: a file with a line for each learner.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/findings.h"
#include "base/language.h"
#include "credential/edition_file.h"
#include "credential/learner.h"

namespace sigillum::credential {

inline constexpr ErrorKind unknown_column{"unknown-column"};
inline constexpr ErrorKind duplicate_column{"duplicate-column"};
inline constexpr ErrorKind missing_column{"missing-column"};
inline constexpr ErrorKind no_learners{"no-learners"};
inline constexpr ErrorKind wrong_cell_count{"wrong-cell-count"};

// Learners from the bytes of a list, by `source.encoding`, `source.columns` and `source.ignored`; `file` is
// the name used in findings.
std::vector<Learner> learners_from_list(ByteView bytes, const std::string& file, const LearnersSource& source,
                                        const Language& main_language, Findings& findings);

}  // namespace sigillum::credential
