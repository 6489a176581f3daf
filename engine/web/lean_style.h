// Style sheets of the page without what only their authors read.
#pragma once

#include "base/bytes.h"

namespace sigillum::web {

// The same style sheet without comments and without the white space that separates nothing (CSS Syntax Level
// 3, 4). Strings and addresses in url() stay as they are. Same input, same bytes.
Bytes lean_style(ByteView source);

}  // namespace sigillum::web
