// The line that a frame follows around a sheet.
#pragma once

#include "base/geometry.h"
#include "picture/path.h"

namespace sigillum::typeset {

// A place on the line: the point, the normal that looks outward and how much the line bends there.
struct FramePlace {
    picture::Point at;
    picture::Point normal;
    double bend = 0;  // 1 / radius; 0 where the line is straight
};

// A rectangle with round corners, everywhere the same distance from the sheet's edge, walked clockwise from
// the middle of its upper side. All in millimetres.
class FrameLine {
  public:
    FrameLine(const Size& page, double inset, double radius);

    double perimeter() const;
    // The place after `s` along the line, from 0 to the perimeter.
    FramePlace place(double s) const;
    // The line as a closed path.
    picture::Path outline() const;

  private:
    double straight_width() const { return right_ - left_ - 2 * radius_; }
    double straight_height() const { return bottom_ - top_ - 2 * radius_; }
    FramePlace on_corner(picture::Point center, double angle) const;

    double left_;
    double top_;
    double right_;
    double bottom_;
    double radius_;
};

}  // namespace sigillum::typeset
