// "Did you mean …?"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sigillum {

// The name closest to `word` by single-character edits (optimal string alignment distance), when it is close
// enough to be a slip: at most a third of the longer word's bytes, and at least one edit is allowed.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace sigillum
