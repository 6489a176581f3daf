// Code points of UTF-8 text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sigillum::credential {

// The code point at byte `at`, which moves behind it; nothing when the bytes there are no well-formed UTF-8
// (RFC 3629). `at` must lie inside the text.
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at);

}  // namespace sigillum::credential
