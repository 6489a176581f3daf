// The outlines of SVG's basic shapes.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "base/result.h"
#include "picture/path.h"

namespace sigillum::picture {

// Whether an element of this name has an outline: path, rect, circle, ellipse, line, polyline, polygon.
bool has_outline(std::string_view element);

// The outline of such an element in its own coordinates; empty where SVG draws nothing (a width of zero).
// Error, without place: svg_unreadable.
Result<Path> outline_of(std::string_view element, pugi::xml_node node);

// A length given as an attribute; `missing` where the attribute is absent. Error, without place:
// svg_unreadable.
Result<double> length_attribute(pugi::xml_node node, const char* name, double missing);

}  // namespace sigillum::picture
