// Reads SVG: the part of SVG 1.1 that logos and marks need, everything else refused by name.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "picture/drawing.h"

namespace sigillum::picture {

// The file is no well-formed SVG, or a value in it has the wrong form.
inline constexpr ErrorKind svg_unreadable{"svg-unreadable"};
// The file is SVG but asks for something a certificate may not carry or that would not be drawn faithfully.
inline constexpr ErrorKind svg_unsupported{"svg-unsupported"};

// Draws flat shapes: svg, g, path, rect, circle, ellipse, line, polyline, polygon, defs, symbol, use, style
// with simple selectors; presentation attributes, style="" and transforms. Refused: text, gradients,
// patterns, filters, masks, clipping, transparency, markers, dashes, pictures inside the picture, scripts,
// animation, anything fetched from elsewhere, DOCTYPE and entities. Errors carry the line. Further errors:
// picture_too_large (picture.h).
Result<Drawing> read_svg(ByteView bytes, std::string_view shown_name);

}  // namespace sigillum::picture
