// A font of a few glyphs whose measures can be followed by hand.
#pragma once

#include "font/subset.h"

namespace sigillum::pdf::test {

// A thousand units an em. Glyphs of the file: 10 "A" (code 1, 500 wide), 11 "V" (code 2, 600), 12 " " (code
// 3, 250), 13 "fi" (code 4, 550), 14 a mark without characters of its own (code 5, 0), 15 "(" (code 40, 300).
// Glyph 20 is not in the subset.
font::EmbeddedFace handmade_face();

// A run of such glyphs with the widths of the font.
font::ShapedRun handmade_run(std::string text, std::vector<std::uint16_t> glyphs);

}  // namespace sigillum::pdf::test
