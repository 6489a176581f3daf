// Strings of a PDF: their bytes, and what they say.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"

namespace sigillum::verify {

// The bytes of "(...)" or "<...>", escapes undone (ISO 32000-1, 7.3.4). `at` stands at the bracket and moves
// behind the string; nothing, when it does not end.
std::optional<Bytes> string_at(ByteView bytes, std::size_t& at);

// UTF-16, the higher byte first, as UTF-8. What is no UTF-16 becomes U+FFFD.
std::string utf8_from_utf16(ByteView units);

// A text string (7.9.2.2): UTF-16 behind its mark; else taken as ASCII.
std::string text_of_string(ByteView bytes);

}  // namespace sigillum::verify
