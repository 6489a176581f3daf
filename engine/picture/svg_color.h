// Colours as SVG and CSS write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/color.h"

namespace sigillum::picture {

// "#1c3557", "#abc", "rgb(28, 53, 87)", "rgb(10%, 20%, 30%)", "navy" (CSS Color 4, 6.1); with an alpha part
// only when it says opaque. Nothing for everything else, "none" and "currentColor" among it.
std::optional<Color> svg_color(std::string_view text);

}  // namespace sigillum::picture
