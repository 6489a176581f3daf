#include "picture/bounds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sigillum::picture {
namespace {

// The coordinates of a cubic Bézier curve's four points along one axis.
using Axis = std::array<double, 4>;

double value(const Axis& p, double t) {
    const double s = 1 - t;
    return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
}

void widen(double& least, double& most, double reached) {
    least = std::min(least, reached);
    most = std::max(most, reached);
}

// Widens by the places where the derivative, a t² + b t + c (times 3), is zero.
void widen_by_turns(double& least, double& most, const Axis& p) {
    const double a = -p[0] + 3 * p[1] - 3 * p[2] + p[3];
    const double b = 2 * (p[0] - 2 * p[1] + p[2]);
    const double c = p[1] - p[0];
    const double root = b * b - 4 * a * c;
    if (root < 0) return;
    // The form that does not lose digits when a is small (Press et al., Numerical Recipes, 5.6).
    const double q = -0.5 * (b + std::copysign(std::sqrt(root), b));
    for (const double t : {a == 0 ? -1.0 : q / a, q == 0 ? -1.0 : c / q}) {
        if (t > 0 && t < 1) widen(least, most, value(p, t));
    }
}

}  // namespace

std::optional<Bounds> bounds(const Path& path) {
    std::optional<Bounds> result;
    Point from;
    for (const Segment& segment : path.segments) {
        if (segment.command == PathCommand::close) continue;
        const Point to = segment.to;
        if (!result) result = Bounds{to, to};
        widen(result->least.x, result->most.x, to.x);
        widen(result->least.y, result->most.y, to.y);
        if (segment.command == PathCommand::cubic) {
            const Point& c1 = segment.control1;
            const Point& c2 = segment.control2;
            widen_by_turns(result->least.x, result->most.x, {from.x, c1.x, c2.x, to.x});
            widen_by_turns(result->least.y, result->most.y, {from.y, c1.y, c2.y, to.y});
        }
        from = to;
    }
    return result;
}

}  // namespace sigillum::picture
