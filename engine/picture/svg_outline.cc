#include "picture/svg_outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "picture/arc.h"
#include "picture/rounded_rectangle.h"
#include "picture/svg.h"
#include "picture/svg_path.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

tl::unexpected<Error> wrong_value(const char* name, std::string_view value, std::string expected) {
    constexpr std::size_t longest = 60;
    std::string shown =
        fmt::format("{}=“{}{}”", name, value.substr(0, longest), value.size() > longest ? "…" : "");
    return fail(svg_unreadable, {}, std::move(shown), std::move(expected));
}

// Several length attributes at once, each zero where it is absent.
template <std::size_t Count>
Result<std::array<double, Count>> lengths(pugi::xml_node node, const std::array<const char*, Count>& names) {
    std::array<double, Count> values{};
    for (std::size_t i = 0; i < Count; ++i) {
        const Result<double> value = length_attribute(node, names[i], 0);
        if (!value) return fail(value.error());
        values[i] = *value;
    }
    return values;
}

Done refuse_negative(pugi::xml_node node, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const Result<double> value = length_attribute(node, name, 0);
        if (value && *value < 0)
            return wrong_value(name, node.attribute(name).value(), "a length of zero or more");
    }
    return {};
}

// A missing or "auto" radius takes the other one's value; none is longer than half its side (SVG 1.1, 9.2).
Result<Point> corner_radii(pugi::xml_node node, double width, double height) {
    const auto given = [&](const char* name) {
        const std::string_view value = node.attribute(name).value();
        return !value.empty() && value != "auto";
    };
    Point radii;
    for (const auto& [name, radius] : {std::pair{"rx", &radii.x}, std::pair{"ry", &radii.y}}) {
        if (!given(name)) continue;
        const Result<double> value = length_attribute(node, name, 0);
        if (!value) return fail(value.error());
        if (*value < 0) return wrong_value(name, node.attribute(name).value(), "a length of zero or more");
        *radius = *value;
    }
    if (!given("rx")) radii.x = radii.y;
    if (!given("ry")) radii.y = radii.x;
    return Point{std::min(radii.x, width / 2), std::min(radii.y, height / 2)};
}

Result<Path> rectangle(pugi::xml_node node) {
    const auto values = lengths<4>(node, {"x", "y", "width", "height"});
    if (!values) return fail(values.error());
    if (Done done = refuse_negative(node, {"width", "height"}); !done) return fail(done.error());
    const auto [x, y, width, height] = *values;
    const Result<Point> radii = corner_radii(node, width, height);
    if (!radii) return fail(radii.error());
    if (width == 0 || height == 0) return Path{};
    return rounded_rectangle({x, y}, {x + width, y + height}, *radii);
}

Result<Path> circle(pugi::xml_node node) {
    const auto values = lengths<3>(node, {"cx", "cy", "r"});
    if (!values) return fail(values.error());
    if (Done done = refuse_negative(node, {"r"}); !done) return fail(done.error());
    const auto [x, y, r] = *values;
    return r == 0 ? Path{} : ellipse({x, y}, {r, r});
}

Result<Path> oval(pugi::xml_node node) {
    const auto center = lengths<2>(node, {"cx", "cy"});
    if (!center) return fail(center.error());
    const Result<Point> radii = corner_radii(node, 1e9, 1e9);
    if (!radii) return fail(radii.error());
    return radii->x == 0 || radii->y == 0 ? Path{} : ellipse({(*center)[0], (*center)[1]}, *radii);
}

Result<Path> line(pugi::xml_node node) {
    const auto values = lengths<4>(node, {"x1", "y1", "x2", "y2"});
    if (!values) return fail(values.error());
    const auto [x1, y1, x2, y2] = *values;
    Path path;
    path.move_to({x1, y1});
    path.line_to({x2, y2});
    return path;
}

Result<Path> data_attribute(pugi::xml_node node, const char* name, std::optional<Path> path) {
    if (!path) return wrong_value(name, node.attribute(name).value(), "path data as SVG 1.1 writes them");
    return *std::move(path);
}

}  // namespace

bool has_outline(std::string_view element) {
    static constexpr std::array<std::string_view, 7> names{"path", "rect",     "circle", "ellipse",
                                                           "line", "polyline", "polygon"};
    return std::ranges::find(names, element) != names.end();
}

Result<Path> outline_of(std::string_view element, pugi::xml_node node) {
    if (element == "rect") return rectangle(node);
    if (element == "circle") return circle(node);
    if (element == "ellipse") return oval(node);
    if (element == "line") return line(node);
    if (element == "path") return data_attribute(node, "d", svg_path(node.attribute("d").value()));
    return data_attribute(node, "points", svg_points(node.attribute("points").value(), element == "polygon"));
}

Result<double> length_attribute(pugi::xml_node node, const char* name, double missing) {
    const pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) return missing;
    const std::optional<double> length = svg_length(attribute.value());
    if (!length) return wrong_value(name, attribute.value(), "a length in units, px, mm, cm, in, pt or pc");
    return *length;
}

}  // namespace sigillum::picture
