// Faults that no page may have (design: section 13), found by looking at the finished page alone.
#pragma once

#include <string>
#include <vector>

#include "font/library.h"
#include "page/page.h"

namespace sigillum::typeset {

// Two texts over each other, text outside the given box, text below 7.5 pt or below a contrast of 4.5; each
// in words.
std::vector<std::string> faults(const page::Page& page, const Rect& text_box, const font::Library& fonts);

// Width of a glyph item without the spaces at its end and the tracking after its last glyph.
Length visible_width(const page::GlyphItem& item, const font::Library& fonts);

}  // namespace sigillum::typeset
