// Rectangles with round corners.
#pragma once

#include "picture/path.h"

namespace sigillum::picture {

// Clockwise from the upper left corner's end, closed. The radii are at most half a side; where one is zero,
// the corners are sharp.
Path rounded_rectangle(Point corner, Point opposite, Point radii);

}  // namespace sigillum::picture
