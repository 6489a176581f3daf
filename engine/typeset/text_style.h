// A style of the type scale made definite: one size, one colour, one face wanted.
#pragma once

#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/language.h"
#include "base/length.h"
#include "document/text.h"
#include "font/face.h"
#include "font/shaping.h"
#include "layout/style.h"
#include "layout/theme.h"

namespace sigillum::typeset {

struct TextStyle {
    font::FaceRequest face;
    font::Features features;
    Length size;
    Length lead;      // baseline to baseline
    Length tracking;  // after every glyph
    Color color;
};

// Text of one language in one style. The characters belong to the document being set.
struct Span {
    std::string_view text;
    Language language;
    TextStyle style;
    bool whole = false;  // none of its words is parted by a hyphen
    bool given = false;  // a fact as it was given: it runs as its own first letter does
};

// The style at one of its steps, in the theme's colours; `scale` is a factor on size and lead.
TextStyle text_style(const layout::Style& style, const layout::FontStep& step, const layout::Theme& theme,
                     double scale = 1);

// What the second language looks like on the same line as the first: italic, not strong, muted in the
// statement.
TextStyle second_on_line(TextStyle style, const layout::Theme& theme);

// One span a run: titles of learning opportunities in the other slant, what is strong in a heavier weight
// where the family has one.
std::vector<Span> spans_of(const document::Text& text, const TextStyle& style);

}  // namespace sigillum::typeset
