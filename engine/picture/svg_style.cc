#include "picture/svg_style.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "picture/svg.h"
#include "picture/svg_color.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

std::optional<double> opacity(std::string_view value) {
    SvgScanner scanner(value);
    const std::optional<double> number = scanner.number();
    if (!number) return std::nullopt;
    const double opacity = scanner.take('%') ? *number / 100 : *number;
    return scanner.at_end() ? std::optional(opacity) : std::nullopt;
}

bool read_ink(SvgInk& ink, std::string_view value) {
    if (value == "none" || value == "transparent") {
        ink = {SvgInk::Kind::none, {}};
    } else if (value == "currentColor" || value == "currentcolor") {
        ink = {SvgInk::Kind::current_color, {}};
    } else if (value.starts_with("url(") || value == "context-fill" || value == "context-stroke") {
        ink = {SvgInk::Kind::server, {}};
    } else {
        const std::optional<Color> color = svg_color(value);
        if (!color) return false;
        ink = {SvgInk::Kind::color, *color};
    }
    return true;
}

template <class T>
bool set(T& target, const std::optional<T>& value) {
    if (value) target = *value;
    return value.has_value();
}

bool read_cap(LineCap& cap, std::string_view value) {
    if (value == "butt")
        cap = LineCap::butt;
    else if (value == "round")
        cap = LineCap::round;
    else if (value == "square")
        cap = LineCap::square;
    else
        return false;
    return true;
}

bool read_join(LineJoin& join, std::string_view value) {
    if (value == "miter")
        join = LineJoin::miter;
    else if (value == "round")
        join = LineJoin::round;
    else if (value == "bevel")
        join = LineJoin::bevel;
    else
        return false;
    return true;
}

bool read_width(double& width, std::string_view value) {
    const std::optional<double> length = svg_length(value);
    return length && *length >= 0 && set(width, length);
}

bool read_miter_limit(double& limit, std::string_view value) {
    SvgScanner scanner(value);
    const std::optional<double> number = scanner.number();
    return number && *number >= 1 && scanner.at_end() && set(limit, number);
}

bool read_rule(bool& even_odd, std::string_view value) {
    even_odd = value == "evenodd";
    return even_odd || value == "nonzero";
}

// Writes the value into the style; false when it has the wrong form.
using Reader = bool (*)(SvgStyle& style, std::string_view value);

struct Inherited {
    std::string_view name;
    Reader read;
};

constexpr auto inherited = std::to_array<Inherited>({
    {"fill", [](SvgStyle& s, std::string_view v) { return read_ink(s.fill, v); }},
    {"stroke", [](SvgStyle& s, std::string_view v) { return read_ink(s.stroke, v); }},
    {"color", [](SvgStyle& s, std::string_view v) { return set(s.color, svg_color(v)); }},
    {"fill-opacity", [](SvgStyle& s, std::string_view v) { return set(s.fill_opacity, opacity(v)); }},
    {"stroke-opacity", [](SvgStyle& s, std::string_view v) { return set(s.stroke_opacity, opacity(v)); }},
    {"stroke-width", [](SvgStyle& s, std::string_view v) { return read_width(s.stroke_width, v); }},
    {"stroke-linecap", [](SvgStyle& s, std::string_view v) { return read_cap(s.cap, v); }},
    {"stroke-linejoin", [](SvgStyle& s, std::string_view v) { return read_join(s.join, v); }},
    {"stroke-miterlimit", [](SvgStyle& s, std::string_view v) { return read_miter_limit(s.miter_limit, v); }},
    {"fill-rule", [](SvgStyle& s, std::string_view v) { return read_rule(s.even_odd, v); }},
    {"stroke-dasharray", [](SvgStyle& s, std::string_view v) { s.dashed = v != "none"; return true; }},
    {"visibility", [](SvgStyle& s, std::string_view v) { s.visible = v == "visible"; return true; }},
    {"marker", [](SvgStyle& s, std::string_view v) { s.markers = v != "none"; return true; }},
    {"marker-start", [](SvgStyle& s, std::string_view v) { s.markers |= v != "none"; return true; }},
    {"marker-mid", [](SvgStyle& s, std::string_view v) { s.markers |= v != "none"; return true; }},
    {"marker-end", [](SvgStyle& s, std::string_view v) { s.markers |= v != "none"; return true; }},
});

// Properties that change what is seen and are refused unless they have the value that changes nothing.
struct Refused {
    std::string_view name;
    std::string_view harmless;
};

constexpr auto refused = std::to_array<Refused>({
    {"filter", "none"},
    {"mask", "none"},
    {"clip-path", "none"},
    {"mix-blend-mode", "normal"},
    {"paint-order", "normal"},
    {"clip", "auto"},
    {"backdrop-filter", "none"},
    {"vector-effect", "none"},
    {"mask-image", "none"},
    {"rotate", "none"},
    {"scale", "none"},
    {"translate", "none"},
    {"offset-path", "none"},
    {"animation", "none"},
    {"animation-name", "none"},
});

// Properties that move or size a shape when they stand in a style; as attributes they are read elsewhere.
constexpr auto geometry = std::to_array<std::string_view>(
    {"d", "x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "transform", "transform-origin"});

constexpr std::string_view plain_shapes =
    "opaque shapes in flat colours; flatten the picture in the drawing program";

Done refuse_unsupported(const Properties& properties) {
    for (const Refused& property : refused) {
        const auto at = properties.find(property.name);
        if (at != properties.end() && at->second != property.harmless) {
            return fail(svg_unsupported, {}, fmt::format("{}=“{}”", property.name, at->second),
                        std::string(plain_shapes));
        }
    }
    for (const std::string_view name : geometry) {
        if (!properties.contains(name)) continue;
        return fail(svg_unsupported, {}, fmt::format("{} in a style", name),
                    "it as an attribute of the element");
    }
    const auto at = properties.find("opacity");
    if (at == properties.end()) return {};
    const std::optional<double> value = opacity(at->second);
    if (!value || *value < 1) {
        return fail(value ? svg_unsupported : svg_unreadable, {}, fmt::format("opacity=“{}”", at->second),
                    std::string(plain_shapes));
    }
    return {};
}

Result<std::optional<Color>> ink_of(const SvgInk& ink, double opacity, const SvgStyle& style) {
    if (ink.kind == SvgInk::Kind::none) return std::nullopt;
    if (ink.kind == SvgInk::Kind::server) {
        return fail(svg_unsupported, {}, "a gradient or pattern", std::string(plain_shapes));
    }
    if (opacity < 1)
        return fail(svg_unsupported, {}, "a colour that lets shine through", std::string(plain_shapes));
    return ink.kind == SvgInk::Kind::color ? ink.color : style.color;
}

}  // namespace

bool is_property(std::string_view attribute) {
    if (attribute == "opacity") return true;
    for (const Inherited& property : inherited) {
        if (property.name == attribute) return true;
    }
    for (const Refused& property : refused) {
        // An attribute named rotate or scale is no property.
        if (property.name == attribute && attribute.find('-') != std::string_view::npos) return true;
    }
    return attribute == "filter" || attribute == "mask" || attribute == "clip" || attribute == "display";
}

bool is_left_out(const Properties& properties) {
    const auto at = properties.find("display");
    return at != properties.end() && at->second == "none";
}

Result<SvgStyle> inherit(const SvgStyle& parent, const Properties& properties) {
    if (Done done = refuse_unsupported(properties); !done) return fail(done.error());
    SvgStyle style = parent;
    for (const Inherited& property : inherited) {
        const auto at = properties.find(property.name);
        if (at == properties.end() || at->second == "inherit") continue;
        if (!property.read(style, at->second)) {
            return fail(svg_unreadable, {}, fmt::format("{}=“{}”", property.name, at->second),
                        "an opaque colour, a number or a word that SVG knows here");
        }
    }
    return style;
}

Result<Paint> paint_of(const SvgStyle& style, double scale) {
    Paint paint;
    if (!style.visible) return paint;
    Result<std::optional<Color>> fill = ink_of(style.fill, style.fill_opacity, style);
    if (!fill) return fail(fill.error());
    paint.fill = *fill;
    paint.even_odd = style.even_odd;
    if (style.markers)
        return fail(svg_unsupported, {}, "markers on a line", "arrow heads converted to paths");
    if (style.stroke_width == 0) return paint;
    Result<std::optional<Color>> stroke = ink_of(style.stroke, style.stroke_opacity, style);
    if (!stroke) return fail(stroke.error());
    if (!*stroke) return paint;
    if (style.dashed) return fail(svg_unsupported, {}, "a dashed line", "the dashes converted to paths");
    if (scale <= 0) {
        return fail(svg_unsupported, {}, "a stroke that is scaled unevenly",
                    "the stroke converted to a path");
    }
    paint.stroke = *stroke;
    paint.stroke_width = style.stroke_width * scale;
    paint.cap = style.cap;
    paint.join = style.join;
    paint.miter_limit = style.miter_limit;
    return paint;
}

}  // namespace sigillum::picture
