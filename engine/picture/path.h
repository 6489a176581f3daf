// Outlines of straight lines and cubic Bézier curves, and how they are painted.
#pragma once

#include <optional>
#include <vector>

#include "base/color.h"

namespace sigillum::picture {

// A place in a drawing's own units; y grows downward.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

enum class PathCommand { move, line, cubic, close };

// One step of a path. `to` is where it ends; `control1` and `control2` are used by cubic alone, `to` not by
// close.
struct Segment {
    PathCommand command = PathCommand::move;
    Point control1;
    Point control2;
    Point to;
    bool operator==(const Segment&) const = default;
};

// Subpaths, each begun by a move. Nothing else than these four commands: arcs and quadratic curves are turned
// into cubic ones when a picture is read, so that a page description can take them over one by one.
struct Path {
    std::vector<Segment> segments;

    void move_to(Point to) { segments.push_back({PathCommand::move, {}, {}, to}); }
    void line_to(Point to) { segments.push_back({PathCommand::line, {}, {}, to}); }
    void cubic_to(Point control1, Point control2, Point to) {
        segments.push_back({PathCommand::cubic, control1, control2, to});
    }
    void close() { segments.push_back({PathCommand::close, {}, {}, {}}); }

    bool operator==(const Path&) const = default;
};

enum class LineCap { butt, round, square };
enum class LineJoin { miter, round, bevel };

// How a path is painted: filled first, then stroked, each in one opaque colour or not at all.
struct Paint {
    std::optional<Color> fill;
    std::optional<Color> stroke;
    double stroke_width = 1;  // in the drawing's units
    LineCap cap = LineCap::butt;
    LineJoin join = LineJoin::miter;
    double miter_limit = 4;
    bool even_odd = false;  // the rule that tells inside from outside: even-odd, else nonzero winding number
    bool operator==(const Paint&) const = default;
};

struct Shape {
    Path path;
    Paint paint;
    bool operator==(const Shape&) const = default;
};

}  // namespace sigillum::picture
