#include "picture/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "picture/affine.h"
#include "picture/bounds.h"
#include "picture/picture.h"
#include "picture/svg_document.h"
#include "picture/svg_outline.h"
#include "picture/svg_scanner.h"
#include "picture/svg_style.h"
#include "picture/svg_transform.h"
#include "picture/svg_viewport.h"

namespace sigillum::picture {
namespace {

constexpr std::size_t most_segments = 400'000;
constexpr double farthest_coordinate = 1e7;

// Elements that are drawn only where another one asks for them, or never.
bool is_kept_aside(std::string_view element) {
    static constexpr std::array<std::string_view, 14> names{
        "",        "defs",   "symbol", "style",    "title",  "desc",           "metadata",
        "pattern", "filter", "mask",   "clipPath", "marker", "linearGradient", "radialGradient"};
    return std::ranges::find(names, element) != names.end();
}

// What an element hands down to those inside it.
struct Surroundings {
    Affine to_drawing;  // from the element's coordinates
    SvgStyle style;
    int depth = 0;
};

// Walks a document in painting order and gathers its shapes.
class Painter {
  public:
    explicit Painter(const SvgDocument& document) : document_(document) {}

    Result<Drawing> paint() {
        const pugi::xml_node root = document_.root();
        const Result<SvgViewport> viewport = outer_viewport(root);
        if (!viewport) return fail(document_.placed(viewport.error(), root));
        drawing_.width = viewport->width;
        drawing_.height = viewport->height;
        const Surroundings page{.to_drawing = viewport->inside};
        if (Done done = element(root, page); !done) return fail(done.error());
        return std::move(drawing_);
    }

  private:
    Done element(pugi::xml_node node, const Surroundings& around) {
        const std::string_view name = document_.name(node);
        const bool known = name == "g" || name == "use" || has_outline(name) || node == document_.root();
        if (is_kept_aside(name)) return {};
        if (!known)
            return fail(svg_unsupported, document_.place(node), fmt::format("<{}>", name), "plain shapes");
        if (Done counted = count(node, around.depth); !counted) return counted;
        const Properties properties = properties_of(node);
        if (is_left_out(properties)) return {};
        Result<SvgStyle> style = inherit(around.style, properties);
        if (!style) return fail(document_.placed(style.error(), node));
        const std::optional<Affine> transform = svg_transform(node.attribute("transform").value());
        if (!transform) return fail(wrong_transform(node));
        const Surroundings here{compose(around.to_drawing, *transform), *std::move(style), around.depth + 1};
        if (name == "use") return use(node, here);
        if (has_outline(name)) return shape(node, here);
        return children(node, here);
    }

    // Uses of uses can multiply without end; the count is of what is drawn, not of what is written.
    Done count(pugi::xml_node node, int depth) {
        if (++drawn_ > most_svg_elements || drawing_.shapes.size() > most_svg_elements) {
            return fail(picture_too_large, document_.place(node), "more than 20,000 elements drawn",
                        "a simpler drawing");
        }
        if (depth > 2 * deepest_svg_nesting) {
            return fail(svg_unsupported, document_.place(node),
                        "elements that use each other in a circle or too deeply", "a flatter drawing");
        }
        return {};
    }

    Done children(pugi::xml_node node, const Surroundings& here) {
        for (const pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element) continue;
            if (Done done = element(child, here); !done) return done;
        }
        return {};
    }

    Properties properties_of(pugi::xml_node node) const {
        Properties properties;
        for (const pugi::xml_attribute attribute : node.attributes()) {
            if (!is_property(attribute.name())) continue;
            properties.insert_or_assign(attribute.name(), std::string(trimmed(attribute.value())));
        }
        document_.style_sheet().apply(
            {document_.name(node), node.attribute("id").value(), node.attribute("class").value()},
            properties);
        // Its form has been found good when the document was read.
        (void)read_declarations(node.attribute("style").value(), properties);
        return properties;
    }

    Done shape(pugi::xml_node node, const Surroundings& here) {
        Result<Path> path = outline_of(document_.name(node), node);
        if (!path) return fail(document_.placed(path.error(), node));
        if (path->segments.empty()) return {};
        const Result<Paint> paint = paint_of(here.style, even_scale(here.to_drawing));
        if (!paint) return fail(document_.placed(paint.error(), node));
        if (!paint->fill && !paint->stroke) return {};
        segments_ += path->segments.size();
        if (segments_ > most_segments) {
            return fail(picture_too_large, document_.place(node), "paths of more than 400,000 steps",
                        "a simpler drawing");
        }
        Path mapped = map(here.to_drawing, *path);
        if (!within_reach(mapped)) {
            return fail(svg_unreadable, document_.place(node), "a point too far away to be drawn",
                        "coordinates near the viewBox");
        }
        drawing_.shapes.push_back({std::move(mapped), *paint});
        return {};
    }

    static bool within_reach(const Path& path) {
        const auto near = [](Point p) {
            return std::abs(p.x) < farthest_coordinate && std::abs(p.y) < farthest_coordinate;
        };
        return std::ranges::all_of(path.segments, [&](const Segment& segment) {
            return near(segment.control1) && near(segment.control2) && near(segment.to);
        });
    }

    Done use(pugi::xml_node node, const Surroundings& here) {
        const pugi::xml_node target = target_of(node);
        const std::string_view name = document_.name(target);
        const bool drawable = name == "g" || name == "use" || name == "symbol" || has_outline(name);
        if (!target || !drawable) {
            return fail(svg_unreadable, document_.place(node), "<use> of nothing that can be drawn",
                        "href=\"#id\" of a shape, group or symbol in the same file");
        }
        const Result<double> x = length_attribute(node, "x", 0);
        if (!x) return fail(document_.placed(x.error(), node));
        const Result<double> y = length_attribute(node, "y", 0);
        if (!y) return fail(document_.placed(y.error(), node));
        Surroundings inside = here;
        inside.to_drawing = compose(here.to_drawing, Affine{1, 0, 0, 1, *x, *y});
        if (name == "symbol") return symbol(target, node, inside);
        return element(target, inside);
    }

    pugi::xml_node target_of(pugi::xml_node use) const {
        for (const pugi::xml_attribute attribute : use.attributes()) {
            const std::string_view key = attribute.name();
            const std::string_view link = trimmed(attribute.value());
            const bool names_target = (key == "href" || key.ends_with(":href")) && link.starts_with('#');
            if (names_target) return document_.element(link.substr(1));
        }
        return {};
    }

    Done symbol(pugi::xml_node symbol, pugi::xml_node use, Surroundings inside) {
        if (Done counted = count(symbol, inside.depth); !counted) return counted;
        const Result<std::optional<SvgViewport>> viewport = symbol_viewport(symbol, use);
        if (!viewport) return fail(document_.placed(viewport.error(), symbol));
        const Properties properties = properties_of(symbol);
        if (is_left_out(properties)) return {};
        Result<SvgStyle> style = inherit(inside.style, properties);
        if (!style) return fail(document_.placed(style.error(), symbol));
        const Affine window = inside.to_drawing;
        const std::size_t before = drawing_.shapes.size();
        inside.style = *std::move(style);
        if (*viewport) inside.to_drawing = compose(window, (*viewport)->inside);
        ++inside.depth;
        if (Done done = children(symbol, inside); !done) return done;
        if (*viewport && spills(before, window, **viewport)) {
            return fail(svg_unsupported, document_.place(symbol), "a <symbol> drawn beyond its viewBox",
                        "a viewBox around the whole symbol");
        }
        return {};
    }

    // Whether a shape since `before` leaves the window: SVG would cut it off there, which a Drawing cannot
    // say.
    bool spills(std::size_t before, const Affine& window, const SvgViewport& viewport) const {
        Path edge;
        edge.move_to(map(window, {0, 0}));
        for (const Point corner :
             {Point{viewport.width, 0}, {viewport.width, viewport.height}, {0, viewport.height}}) {
            edge.line_to(map(window, corner));
        }
        const Bounds limits = *bounds(edge);
        const double slack = 1e-3 * std::max(limits.most.x - limits.least.x, limits.most.y - limits.least.y);
        return std::any_of(drawing_.shapes.begin() + static_cast<std::ptrdiff_t>(before),
                           drawing_.shapes.end(), [&](const Shape& shape) {
                               const Bounds b = *bounds(shape.path);
                               const double pen = shape.paint.stroke ? shape.paint.stroke_width / 2 : 0;
                               return b.least.x - pen < limits.least.x - slack ||
                                      b.most.x + pen > limits.most.x + slack ||
                                      b.least.y - pen < limits.least.y - slack ||
                                      b.most.y + pen > limits.most.y + slack;
                           });
    }

    Error wrong_transform(pugi::xml_node node) const {
        const Error error{svg_unreadable,
                          {},
                          fmt::format("transform=“{}”", node.attribute("transform").value()),
                          "matrix, translate, scale, rotate, skewX or skewY with numbers"};
        return document_.placed(error, node);
    }

    const SvgDocument& document_;
    Drawing drawing_;
    std::size_t segments_ = 0;
    int drawn_ = 0;
};

}  // namespace

Result<Drawing> read_svg(ByteView bytes, std::string_view shown_name) {
    const Result<SvgDocument> document = SvgDocument::read(bytes, shown_name);
    if (!document) return fail(document.error());
    return Painter(*document).paint();
}

}  // namespace sigillum::picture
