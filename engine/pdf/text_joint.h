// Where one piece of a node's text ends and the next begins.
#pragma once

#include "page/page.h"

namespace sigillum::pdf {

struct TextJoint {
    const page::GlyphItem& before;
    const page::GlyphItem& after;
    bool same_page = true;
    int units_per_em = 1000;  // of the face of `before`
};

// Whether a reader expects a space at the joint that neither piece has: they stand apart on one line, or on
// two lines in a script that separates words, unless the line ends in a hyphen or a slash.
bool needs_space(const TextJoint& joint);

}  // namespace sigillum::pdf
