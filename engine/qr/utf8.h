// Whether bytes are text.
#pragma once

#include "base/bytes.h"

namespace sigillum::qr {

// Well-formed UTF-8 (Unicode Standard, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(ByteView bytes);

// True when well-formed UTF-8 holds a control character: U+0000 to U+001F, U+007F to U+009F.
bool holds_control_character(ByteView utf8);

}  // namespace sigillum::qr
