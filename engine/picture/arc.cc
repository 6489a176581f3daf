#include "picture/arc.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sigillum::picture {
namespace {

constexpr double pi = std::numbers::pi;

// An ellipse turned by an angle, as the image of the unit circle.
struct Oval {
    Point center;
    Point radii;
    double cosine;
    double sine;

    Point at(double x, double y) const {
        return {center.x + cosine * radii.x * x - sine * radii.y * y,
                center.y + sine * radii.x * x + cosine * radii.y * y};
    }
};

void append_turn(Path& path, const Oval& oval, double start, double turn, Point to) {
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (pi / 2) - 1e-9)));
    const double step = turn / pieces;
    const double reach = 4.0 / 3.0 * std::tan(step / 4);
    for (int i = 0; i < pieces; ++i) {
        const double a = start + step * i;
        const double b = a + step;
        const Point control1 = oval.at(std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a));
        const Point control2 = oval.at(std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b));
        path.cubic_to(control1, control2, i + 1 == pieces ? to : oval.at(std::cos(b), std::sin(b)));
    }
}

}  // namespace

// Variables as in SVG 1.1, F.6.5: x1' and y1' (half), cx' and cy' (inner), theta1 (start), delta theta
// (turn).
void append_arc(Path& path, Point from, const Arc& arc, Point to) {
    Point radii{std::abs(arc.radii.x), std::abs(arc.radii.y)};
    if (from == to) return;
    if (radii.x == 0 || radii.y == 0) {
        path.line_to(to);
        return;
    }
    const double angle = arc.rotation * pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const Point difference{(from.x - to.x) / 2, (from.y - to.y) / 2};
    const Point half{cosine * difference.x + sine * difference.y,
                     -sine * difference.x + cosine * difference.y};
    const double need = (half.x / radii.x) * (half.x / radii.x) + (half.y / radii.y) * (half.y / radii.y);
    if (need > 1) radii = {radii.x * std::sqrt(need), radii.y * std::sqrt(need)};
    // (rx²ry² - rx²y1'² - ry²x1'²) / (rx²y1'² + ry²x1'²), divided through by rx²ry².
    const double root = need >= 1 ? 0.0 : std::sqrt(1 / need - 1);
    const double side = arc.large == arc.sweep ? -root : root;
    const Point inner{side * radii.x * half.y / radii.y, -side * radii.y * half.x / radii.x};
    const Point center{cosine * inner.x - sine * inner.y + (from.x + to.x) / 2,
                       sine * inner.x + cosine * inner.y + (from.y + to.y) / 2};
    const double start = std::atan2((half.y - inner.y) / radii.y, (half.x - inner.x) / radii.x);
    const double end = std::atan2((-half.y - inner.y) / radii.y, (-half.x - inner.x) / radii.x);
    double turn = end - start;
    if (arc.sweep && turn < 0) turn += 2 * pi;
    if (!arc.sweep && turn > 0) turn -= 2 * pi;
    append_turn(path, Oval{center, radii, cosine, sine}, start, turn, to);
}

Path ellipse(Point center, Point radii) {
    Path path;
    const Point right{center.x + radii.x, center.y};
    path.move_to(right);
    append_turn(path, Oval{center, radii, 1, 0}, 0, 2 * pi, right);
    path.close();
    return path;
}

}  // namespace sigillum::picture
