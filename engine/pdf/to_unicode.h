// The map from a font's codes back to characters (ISO 32000-1, 9.10.3).
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace sigillum::pdf {

// A CMap for two-byte codes. `characters` holds UTF-8 by code. A code without characters of its own (the
// second glyph of one character) reads as U+FFFD, since PDF/A-3 (6.2.11.7.2) asks for a value; text that
// shows it carries ActualText.
Bytes to_unicode_map(const std::vector<std::string>& characters);

}  // namespace sigillum::pdf
