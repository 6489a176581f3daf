// Patterns of furniture: "Page {page} of {pages}".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sigillum::typeset {

using Filling =
    std::vector<std::pair<std::string_view, std::string>>;  // name of a placeholder, what stands for it

// The pattern with every placeholder filled. What is filled in may hold braces of its own. Error
// leftover_placeholder names a placeholder that has no filling, or a brace that stands alone; `field` says
// which pattern it was.
Result<std::string> filled(std::string_view pattern, const Filling& filling, std::string_view field);

}  // namespace sigillum::typeset
