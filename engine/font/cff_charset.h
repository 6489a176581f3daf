// The numbers by which a CFF font program names its glyphs.
#pragma once

#include "base/bytes.h"

namespace sigillum::font {

// A CID-keyed program (Adobe Technical Note 5176, section 18) maps CIDs to glyphs by its charset. Rewrites
// the charset so that every glyph's CID is its place in the program, as it is for programs that are not
// CID-keyed (ISO 32000-1, 9.7.4.2); those stay as they are. False when the program cannot be read.
bool number_glyphs_by_place(Bytes& program);

}  // namespace sigillum::font
