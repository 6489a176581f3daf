// The path of a request, decoded once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sigillum::web {

// "/V/status/now.json?x" gives "/V/status/now.json". Nothing for a path that could lead elsewhere than it
// says: with a segment that is empty (but the last) or begins with a dot, with an encoded slash, a backslash,
// a NUL or any character that is not printable ASCII, or with a percent sign that encodes nothing.
std::optional<std::string> decoded_path(std::string_view target);

}  // namespace sigillum::web
