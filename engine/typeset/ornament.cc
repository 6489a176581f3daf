#include "typeset/ornament.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "typeset/frame_line.h"

namespace sigillum::typeset {
namespace {

using picture::Drawing;
using picture::Paint;
using picture::Path;
using picture::Point;

constexpr double pi = std::numbers::pi;

// A point of a curve and its derivative by the curve's parameter.
struct Motion {
    Point at;
    Point speed;
};

// The curve between two values of its parameter as cubic Béziers of equal steps. Each has the curve's own
// places and tangents at its ends (Hermite form: controls a third of the way along the tangents).
template <class Curve>
Path traced(const Curve& curve, double from, double to, int pieces) {
    Path path;
    const double step = (to - from) / pieces;
    Motion start = curve(from);
    path.move_to(start.at);
    for (int i = 1; i <= pieces; ++i) {
        const Motion end = curve(i == pieces ? to : from + step * i);
        path.cubic_to({start.at.x + start.speed.x * step / 3, start.at.y + start.speed.y * step / 3},
                      {end.at.x - end.speed.x * step / 3, end.at.y - end.speed.y * step / 3}, end.at);
        start = end;
    }
    return path;
}

// The same for a curve that ends where it began: the last point is the first, to the last bit, and the path
// is closed.
template <class Curve>
Path traced_round(const Curve& curve, double period, int pieces) {
    Path path = traced(curve, 0, period, pieces);
    path.segments.back().to = path.segments.front().to;
    path.close();
    return path;
}

void draw(Drawing& drawing, Path path, Color color, double width) {
    drawing.shapes.push_back({std::move(path), Paint{.stroke = color, .stroke_width = width}});
}

constexpr double inset = 12;
constexpr double corner_radius = 6.5;
constexpr double wave_length = 10.2;
constexpr int pieces_per_wave = 6;

// K strands about the centre line, strand k at the offset A (1 - B (1 - cos mu) / 2) cos(Nu + 2 pi k / K)
// along the outward normal, u = 2 pi s / perimeter. With N and m even the strands as a whole mirror on both
// axes.
struct Braid {
    int strands = 0;           // K
    double amplitude = 0;      // A, in mm
    double swelling = 0;       // B
    double waves_of_rank = 1;  // this many waves where the frame has one
    double line_width = 0;     // in mm
};

int even_waves(double perimeter, double length) {
    return 2 * static_cast<int>(std::lround(perimeter / length / 2));
}

void draw_braid(Drawing& drawing, const FrameLine& center, const Braid& braid, Color color) {
    const double perimeter = center.perimeter();
    const int waves = even_waves(perimeter, wave_length / braid.waves_of_rank);
    // A quarter of the frame's waves, taken down to an even number.
    const int swells = even_waves(perimeter, wave_length) / 8 * 2;
    const double rate = 2 * pi / perimeter;
    for (int k = 0; k < braid.strands; ++k) {
        const double phase = 2 * pi * k / braid.strands;
        const auto curve = [&](double s) -> Motion {
            const double u = rate * s;
            const double height = braid.amplitude * (1 - braid.swelling * (1 - std::cos(swells * u)) / 2);
            const double rise = -braid.amplitude * braid.swelling * swells * std::sin(swells * u) / 2;
            const double wave = std::cos(waves * u + phase);
            const double slope = -waves * std::sin(waves * u + phase);
            const double offset = height * wave;
            const double outward = rate * (rise * wave + height * slope);
            const FramePlace place = center.place(s);
            const Point n = place.normal;
            // Clockwise, the tangent is the normal turned by a quarter; along a bend the outer side is
            // longer.
            const double along = 1 + place.bend * offset;
            return {{place.at.x + n.x * offset, place.at.y + n.y * offset},
                    {-n.y * along + n.x * outward, n.x * along + n.y * outward}};
        };
        draw(drawing, traced_round(curve, perimeter, waves * pieces_per_wave), color, braid.line_width);
    }
}

// Waves along a straight line, the strands' phases pi (2k + 1) / K; `taper` is the power of the spindle's
// envelope cos(pi x / L), zero for none. `origin` is the middle of the line.
struct Strip {
    double length = 0;  // L, in mm
    double height = 0;  // H, the amplitude, in mm
    int strands = 0;    // K
    double wave = 0;    // in mm, rounded so that whole waves fit
    double taper = 0;
    double line_width = 0;  // in mm
};

void draw_strip(Drawing& drawing, Point origin, const Strip& strip, Color color) {
    // No further than 0.006 mm from the formula: a piece of a wave misses it by its angle to the fourth power
    // times H / 384.
    constexpr int pieces = 6;
    const int waves = std::max(2, static_cast<int>(std::lround(strip.length / strip.wave)));
    const double rate = 2 * pi * waves / strip.length;
    for (int k = 0; k < strip.strands; ++k) {
        const double phase = pi * (2 * k + 1) / strip.strands;
        const auto curve = [&](double x) -> Motion {
            const double angle = pi * x / strip.length;
            const double base = std::max(0.0, std::cos(angle));
            const double envelope = strip.taper == 0 ? 1.0 : std::pow(base, strip.taper);
            const double narrowing = strip.taper == 0 ? 0.0
                                                      : -strip.taper * std::pow(base, strip.taper - 1) *
                                                            std::sin(angle) * pi / strip.length;
            const double wave = std::cos(rate * x + phase);
            const double slope = -rate * std::sin(rate * x + phase);
            return {{origin.x + x, origin.y + strip.height * envelope * wave},
                    {1, strip.height * (narrowing * wave + envelope * slope)}};
        };
        draw(drawing, traced(curve, -strip.length / 2, strip.length / 2, waves * pieces), color,
             strip.line_width);
    }
}

// How far the two lines place from the centre line, in mm.
double line_distance(int rank) {
    switch (rank) {
        case 3:
            return 3.3;
        case 2:
            return 2.7;
        case 1:
            return 2.1;
        default:
            return 0.8;
    }
}

}  // namespace

Drawing frame_braid(const Size& page, int rank, const OrnamentColors& colors, double line_weight) {
    const double width = page.width.mm();
    const double height = page.height.mm();
    const FrameLine center(page, inset, corner_radius);
    Drawing drawing{width, height, {}};
    switch (rank) {
        case 3:
            draw_braid(drawing, center,
                       {.strands = 6, .amplitude = 2.4, .swelling = 0.42, .line_width = 0.14 * line_weight},
                       colors.braid);
            draw_braid(drawing, center,
                       {.strands = 2,
                        .amplitude = 0.85,
                        .swelling = -0.6,
                        .waves_of_rank = 3,
                        .line_width = 0.12 * line_weight},
                       colors.braid_light);
            break;
        case 2:
            draw_braid(drawing, center, {.strands = 4, .amplitude = 1.8, .line_width = 0.15 * line_weight},
                       colors.braid);
            break;
        case 1:
            draw_braid(drawing, center, {.strands = 2, .amplitude = 1.15, .line_width = 0.18 * line_weight},
                       colors.braid);
            break;
        default:
            break;
    }
    const double distance = line_distance(rank);
    const FrameLine outer(page, inset - distance, corner_radius + distance);
    const FrameLine inner(page, inset + distance, corner_radius - distance);
    draw(drawing, outer.outline(), colors.display, 0.42);
    draw(drawing, inner.outline(), colors.accent, 0.2);
    return drawing;
}

Drawing spindle(const OrnamentColors& colors, double line_weight) {
    Drawing drawing{60, 4.6, {}};
    const Strip strip{.length = 58,
                      .height = 1.9,
                      .strands = 6,
                      .wave = 5.8,
                      .taper = 1.25,
                      .line_width = 0.14 * line_weight};
    draw_strip(drawing, {30, 2.3}, strip, colors.accent);
    return drawing;
}

Drawing header_strip(Length length, const OrnamentColors& colors, double line_weight) {
    Drawing drawing{length.mm(), 2.3, {}};
    const Strip strip{
        .length = length.mm(), .height = 0.95, .strands = 4, .wave = 6, .line_width = 0.13 * line_weight};
    draw_strip(drawing, {length.mm() / 2, 1.15}, strip, colors.braid);
    return drawing;
}

}  // namespace sigillum::typeset
