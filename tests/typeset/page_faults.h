// Faults that no page may have (design: section 13), found by looking at the finished page alone.
#pragma once

#include <string>
#include <vector>

#include "font/library.h"
#include "page/page.h"

namespace sigillum::typeset {

// Two texts over each other, text over the code, a logo or the border of the signature panel, two of these
// over each other, text outside the given box, text below 7.5 pt or below a contrast of 4.5; each in words.
std::vector<std::string> faults(const page::Page& page, const Rect& text_box, const font::Library& fonts);

// What stands in the white of the given height above a line to sign on (a rule of 50 x 0.3 mm), or above no
// such line at all; each in words.
std::vector<std::string> ink_faults(const page::Page& page, Length space, const font::Library& fonts);

// Width of a glyph item without the spaces at its end and the tracking after its last glyph.
Length visible_width(const page::GlyphItem& item, const font::Library& fonts);

}  // namespace sigillum::typeset
