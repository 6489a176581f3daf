// Rectangles with round corners.
#pragma once

#include "picture/path.h"

namespace sigillum::picture {

// Closed, clockwise from where the upper side begins. The radii are at most half a side; where one is zero,
// the corners are sharp.
Path rounded_rectangle(Point corner, Point opposite, Point radii);

}  // namespace sigillum::picture
