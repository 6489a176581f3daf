// A vector picture.
#pragma once

#include <vector>

#include "picture/path.h"

namespace sigillum::picture {

// Shapes painted one over the other, in units of the drawing's own. Its corner (0, 0) is the upper left one,
// its opposite corner (width, height); y grows downward. Parts of a shape outside these corners are not meant
// to be seen.
struct Drawing {
    double width = 0;
    double height = 0;
    std::vector<Shape> shapes;
    // Shapes of the upper left quarter of a drawing that mirrors at its two middle lines: seen four times, as they are
    // and mirrored, below the others. Empty in most drawings.
    std::vector<Shape> quarters;
    bool operator==(const Drawing&) const = default;
};

}  // namespace sigillum::picture
