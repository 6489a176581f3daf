// Pictures without colour.
#pragma once

#include "base/color.h"
#include "picture/picture.h"

namespace sigillum::picture {

// The gray of the same luminance (WCAG 2.2, relative luminance).
Color in_gray(Color color);
Picture in_gray(const Picture& picture);

}  // namespace sigillum::picture
