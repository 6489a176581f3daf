// How an SVG element is painted: the properties it inherits and its own.
#pragma once

#include <string_view>

#include "base/result.h"
#include "picture/path.h"
#include "picture/svg_style_sheet.h"

namespace sigillum::picture {

// What a fill or stroke is made of.
struct SvgInk {
    enum class Kind { none, color, current_color, server };  // server: a gradient, a pattern

    Kind kind = Kind::none;
    Color color;  // of Kind::color
};

// The inherited state (SVG 1.1, appendix N). What cannot be drawn faithfully is kept as a fact and refused
// when a shape is really painted with it.
struct SvgStyle {
    SvgInk fill{SvgInk::Kind::color, {}};
    SvgInk stroke;
    Color color;  // of currentColor
    double fill_opacity = 1;
    double stroke_opacity = 1;
    double stroke_width = 1;
    LineCap cap = LineCap::butt;
    LineJoin join = LineJoin::miter;
    double miter_limit = 4;
    bool even_odd = false;
    bool visible = true;
    bool dashed = false;
    bool markers = false;
};

// The style of an element that stands inside `parent` and has the properties of its own. Errors, without
// place: svg_unreadable for a value of the wrong form, svg_unsupported for opacity, filters, masks, clipping,
// blending.
Result<SvgStyle> inherit(const SvgStyle& parent, const Properties& properties);

// Whether the element with these properties, and all in it, is left out.
bool is_left_out(const Properties& properties);

// Whether an attribute of this name is a property that a style sheet could set as well.
bool is_property(std::string_view attribute);

// The paint of a shape in this style whose lengths are multiplied by `scale`; `scale` zero means that a
// stroke would be of uneven width. Errors, without place: svg_unsupported.
Result<Paint> paint_of(const SvgStyle& style, double scale);

}  // namespace sigillum::picture
