// SVG path data, the d attribute.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "picture/path.h"

namespace sigillum::picture {

// The most steps one path may have.
inline constexpr std::size_t most_path_segments = 100'000;

// All commands of SVG 1.1, 8.3, absolute and relative; nothing when the data have another form (SVG would
// draw the part before the mistake: a half-drawn logo is worse than a refusal) or are too long.
std::optional<Path> svg_path(std::string_view data);

// The points attribute of polyline and polygon.
std::optional<Path> svg_points(std::string_view points, bool closed);

}  // namespace sigillum::picture
