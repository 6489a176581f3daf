// The place an item takes on its page.
#pragma once

#include "page/page.h"
#include "pdf/font_set.h"

namespace sigillum::pdf {

// The area of a rule, picture or code; of text its advance between ascent and descent; of a shape the box
// around its points, control points included.
Rect bounds_of(const page::Item& item, const FontSet& fonts);

// The smallest rectangle around both.
Rect around(const Rect& a, const Rect& b);

}  // namespace sigillum::pdf
