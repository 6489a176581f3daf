// What a text that will be printed may not contain.
#pragma once

#include <string>
#include <string_view>

#include "credential/reading.h"

namespace sigillum::credential {

// Reads a text on one line: without control characters, bidirectional overrides and isolates, invisible or
// unassigned code points; at most 4,000 characters; spaces around it are left out with a warning.
std::string plain_text(const Value& value, Reading& reading);
// The same for a text that may break into lines (U+000A), each with words on it; line ends around it are left
// out.
std::string lines_of_text(const Value& value, Reading& reading);

// The character in UTF-8.
std::string utf8_of(char32_t character);
// "U+202E RIGHT-TO-LEFT OVERRIDE"
std::string code_point_name(char32_t character);

}  // namespace sigillum::credential
