// Affine maps of the plane.
#pragma once

#include "picture/path.h"

namespace sigillum::picture {

// (x, y) goes to (a x + c y + e, b x + d y + f), the order of SVG's matrix() and of PDF's cm.
struct Affine {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;
    bool operator==(const Affine&) const = default;
};

// First `inner`, then `outer`.
Affine compose(const Affine& outer, const Affine& inner);
Point map(const Affine& affine, Point point);
Path map(const Affine& affine, const Path& path);

// The factor by which all lengths change, when the map keeps shapes similar (turns, shifts, mirrors and
// scales evenly); zero when it does not.
double even_scale(const Affine& affine);

}  // namespace sigillum::picture
