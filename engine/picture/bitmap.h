// A picture of square dots.
#pragma once

#include <optional>

#include "base/bytes.h"

namespace sigillum::picture {

// Rows from top to bottom without padding, 8 bits a sample, in sRGB: one sample a dot when `gray`, else three
// (red, green, blue). `alpha`, when there is one, is one sample a dot, 0 for clear to 255 for opaque; the
// colour samples are not multiplied with it.
struct Bitmap {
    int width = 0;
    int height = 0;
    bool gray = false;
    Bytes samples;
    std::optional<Bytes> alpha;
    bool operator==(const Bitmap&) const = default;
};

}  // namespace sigillum::picture
