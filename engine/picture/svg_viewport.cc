#include "picture/svg_viewport.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "picture/svg.h"
#include "picture/svg_outline.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

struct ViewBox {
    double x;
    double y;
    double width;
    double height;
};

Result<std::optional<ViewBox>> view_box(pugi::xml_node node) {
    const pugi::xml_attribute attribute = node.attribute("viewBox");
    if (!attribute) return std::nullopt;
    SvgScanner scanner(attribute.value());
    std::array<std::optional<double>, 4> values;
    for (std::optional<double>& value : values) {
        value = scanner.number();
        scanner.separator();
    }
    const bool whole = std::ranges::all_of(values, [](const auto& value) { return value.has_value(); });
    if (!whole || !scanner.at_end() || *values[2] <= 0 || *values[3] <= 0) {
        return fail(svg_unreadable, {}, fmt::format("viewBox=“{}”", attribute.value()),
                    "four numbers: left, top, width, height, the last two above zero");
    }
    return ViewBox{*values[0], *values[1], *values[2], *values[3]};
}

// The length, or nothing where the attribute is absent or is a share of a page that a logo does not have.
Result<std::optional<double>> absolute_length(pugi::xml_node node, const char* name) {
    const std::string_view value = trimmed(node.attribute(name).value());
    if (value.empty() || value == "auto" || value.ends_with('%')) return std::nullopt;
    const Result<double> length = length_attribute(node, name, 0);
    if (!length) return fail(length.error());
    if (*length <= 0) {
        return fail(svg_unreadable, {}, fmt::format("{}=“{}”", name, value), "a length above zero");
    }
    return *length;
}

// Fits the box evenly and centred into a window of the given size (preserveAspectRatio's default).
Result<SvgViewport> fitted(pugi::xml_node node, const ViewBox& box, double width, double height) {
    const double across = width / box.width;
    const double down = height / box.height;
    const double scale = std::min(across, down);
    const bool same_shape = std::abs(across - down) <= 0.005 * scale;
    const std::string_view alignment = trimmed(node.attribute("preserveAspectRatio").value());
    const bool centred = alignment.empty() || alignment == "xMidYMid" || alignment == "xMidYMid meet";
    if (!same_shape && !centred) {
        return fail(svg_unsupported, {}, fmt::format("preserveAspectRatio=“{}”", alignment),
                    "width and height in the proportion of the viewBox");
    }
    return SvgViewport{width, height,
                       Affine{scale, 0, 0, scale, (width - scale * box.width) / 2 - scale * box.x,
                              (height - scale * box.height) / 2 - scale * box.y}};
}

}  // namespace

Result<SvgViewport> outer_viewport(pugi::xml_node svg) {
    const auto box = view_box(svg);
    if (!box) return fail(box.error());
    const auto width = absolute_length(svg, "width");
    if (!width) return fail(width.error());
    const auto height = absolute_length(svg, "height");
    if (!height) return fail(height.error());
    if (!*box) {
        if (*width && *height) return SvgViewport{**width, **height, {}};
        return fail(svg_unreadable, {}, "neither a viewBox nor a width and height", "a viewBox");
    }
    const ViewBox& area = **box;
    if (!*width || !*height) return fitted(svg, area, area.width, area.height);
    // The window in units of the viewBox: only its proportion counts.
    const double unit = std::min(**width / area.width, **height / area.height);
    const double across = **width / unit;
    const double down = **height / unit;
    const bool same_shape =
        std::abs(across - area.width) <= 0.005 * across && std::abs(down - area.height) <= 0.005 * down;
    return same_shape ? fitted(svg, area, area.width, area.height) : fitted(svg, area, across, down);
}

Result<std::optional<SvgViewport>> symbol_viewport(pugi::xml_node symbol, pugi::xml_node use) {
    const auto box = view_box(symbol);
    if (!box) return fail(box.error());
    const auto width = absolute_length(use, "width");
    if (!width) return fail(width.error());
    const auto height = absolute_length(use, "height");
    if (!height) return fail(height.error());
    if (!*box) return std::nullopt;
    if (!*width || !*height) {
        return fail(svg_unsupported, {}, "a symbol with a viewBox used without width and height",
                    "both on <use>");
    }
    const Result<SvgViewport> viewport = fitted(symbol, **box, **width, **height);
    if (!viewport) return fail(viewport.error());
    return *viewport;
}

}  // namespace sigillum::picture
