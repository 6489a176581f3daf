#include "typeset/frame_line.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "picture/rounded_rectangle.h"

namespace sigillum::typeset {
namespace {

constexpr double pi = std::numbers::pi;

}  // namespace

FrameLine::FrameLine(const Size& page, double inset, double radius)
    : left_(inset),
      top_(inset),
      right_(page.width.mm() - inset),
      bottom_(page.height.mm() - inset),
      radius_(radius) {}

double FrameLine::perimeter() const { return 2 * (straight_width() + straight_height()) + 2 * pi * radius_; }

FramePlace FrameLine::place(double s) const {
    const double quarter = pi * radius_ / 2;
    const std::array<double, 8> sides{straight_width() / 2, quarter, straight_height(), quarter,
                                      straight_width(),     quarter, straight_height(), quarter};
    std::size_t side = 0;
    while (side < sides.size() && s > sides[side]) s -= sides[side++];
    const double turn = s / radius_;
    switch (side) {
        case 0:
            return {{(left_ + right_) / 2 + s, top_}, {0, -1}};
        case 1:
            return on_corner({right_ - radius_, top_ + radius_}, turn - pi / 2);
        case 2:
            return {{right_, top_ + radius_ + s}, {1, 0}};
        case 3:
            return on_corner({right_ - radius_, bottom_ - radius_}, turn);
        case 4:
            return {{right_ - radius_ - s, bottom_}, {0, 1}};
        case 5:
            return on_corner({left_ + radius_, bottom_ - radius_}, turn + pi / 2);
        case 6:
            return {{left_, bottom_ - radius_ - s}, {-1, 0}};
        case 7:
            return on_corner({left_ + radius_, top_ + radius_}, turn + pi);
        default:
            return {{left_ + radius_ + s, top_}, {0, -1}};
    }
}

picture::Path FrameLine::outline() const {
    return picture::rounded_rectangle({left_, top_}, {right_, bottom_}, {radius_, radius_});
}

FramePlace FrameLine::on_corner(picture::Point center, double angle) const {
    const picture::Point normal{std::cos(angle), std::sin(angle)};
    return {{center.x + radius_ * normal.x, center.y + radius_ * normal.y}, normal, 1 / radius_};
}

}  // namespace sigillum::typeset
