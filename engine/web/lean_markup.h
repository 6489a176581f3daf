// The markup of the page without the indentation that only its authors see.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::web {

inline constexpr ErrorKind markup_not_read{"markup-not-read"};

// The same markup without comments, each run of white space that breaks a line as one line break: a browser
// shows both alike. Tags stay as they are. Refuses with markup_not_read what shows its white space or holds
// another language: pre, textarea, style, and script with content. Same input, same bytes.
Result<Bytes> lean_markup(ByteView source);

}  // namespace sigillum::web
