// The smallest upright rectangle around something drawn.
#pragma once

#include <optional>

#include "picture/path.h"

namespace sigillum::picture {

struct Bounds {
    Point least;
    Point most;
    bool operator==(const Bounds&) const = default;
};

// Around the outline itself, curves measured where they really turn; a stroke's width is not counted. Nothing
// for an empty path.
std::optional<Bounds> bounds(const Path& path);

}  // namespace sigillum::picture
