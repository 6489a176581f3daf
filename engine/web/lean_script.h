// Scripts of the page without what only their authors read.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::web {

inline constexpr ErrorKind script_not_read{"script-not-read"};

// The same tokens without comments and without the white space between them that decides nothing; line breaks
// stay where a statement may end by one (ECMA-262, 12.10). Strings, template literals and regular expressions
// stay as they are. Same input, same bytes.
//
// Whether a slash begins a regular expression is told from the token before it. Behind “}”, “++” and “--”
// that cannot be told: such a script, and one whose last string, comment or brace is not closed, is refused
// with script_not_read; the place names its line. Behind “)” a slash divides.
Result<Bytes> lean_script(ByteView source);

}  // namespace sigillum::web
