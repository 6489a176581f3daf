// Elliptical arcs as cubic Bézier curves.
#pragma once

#include "picture/path.h"

namespace sigillum::picture {

// An arc as SVG writes it (SVG 1.1, 8.3.8): radii in user units, rotation of the first radius in degrees.
struct Arc {
    Point radii;
    double rotation = 0;
    bool large = false;  // the longer way round
    bool sweep = false;  // clockwise on the page
};

// Continues the path from `from`, where it stands, to `to` along the arc: at most a quarter turn a curve
// (error below 0.03% of the radius). Radii too small to reach are enlarged, zero radii give a straight line
// (SVG 1.1, F.6.6).
void append_arc(Path& path, Point from, const Arc& arc, Point to);

// A whole ellipse, clockwise from its right end, closed.
Path ellipse(Point center, Point radii);

}  // namespace sigillum::picture
