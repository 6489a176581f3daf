// Points, sizes and rectangles on a page. The origin is the upper left corner of the sheet; y grows downward.
#pragma once

#include "base/length.h"

namespace sigillum {

struct PagePoint {
    Length x;
    Length y;
    bool operator==(const PagePoint&) const = default;
};

struct Size {
    Length width;
    Length height;
    bool operator==(const Size&) const = default;
};

struct Rect {
    PagePoint at;  // upper left corner
    Size size;

    constexpr Length left() const { return at.x; }
    constexpr Length right() const { return at.x + size.width; }
    constexpr Length top() const { return at.y; }
    constexpr Length bottom() const { return at.y + size.height; }
    bool operator==(const Rect&) const = default;
};

}  // namespace sigillum
