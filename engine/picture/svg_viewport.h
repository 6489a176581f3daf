// The window through which an SVG drawing is seen.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "base/result.h"
#include "picture/affine.h"

namespace sigillum::picture {

// A window of the given size and the map from the coordinates inside it to its own, whose origin is its upper
// left corner.
struct SvgViewport {
    double width = 0;
    double height = 0;
    Affine inside;
};

// The window of the outermost element, in units of its viewBox, or in pixels where it has none. Where width
// and height ask for another shape than the viewBox has, the window is widened or heightened and the drawing
// stands in its middle (SVG 1.1, 7.8). Errors, without place: svg_unreadable, svg_unsupported.
Result<SvgViewport> outer_viewport(pugi::xml_node svg);

// The window of a symbol that is used with the given width and height; without them, or without a viewBox,
// the coordinates stay as they are and nothing bounds them.
Result<std::optional<SvgViewport>> symbol_viewport(pugi::xml_node symbol, pugi::xml_node use);

}  // namespace sigillum::picture
