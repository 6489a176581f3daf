// A review for a program.
#pragma once

#include <nlohmann/json.hpp>

#include "issue/review.h"

namespace sigillum::issue {

// {"digest", "edition", "documents", "program", "seal", "columns", "counts", "outstanding", "statement"}; the
// findings of the checks are the caller's to add. docs/review.md has the members.
nlohmann::ordered_json review_report(const Review& review);

}  // namespace sigillum::issue
