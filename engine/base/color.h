// Colours in sRGB.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sigillum {

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Color&) const = default;
};

// "#1C3557" or "1c3557"; nothing for any other form.
std::optional<Color> color_from_hex(std::string_view hex);

// Contrast of a colour on white, 1 to 21 (WCAG 2.2, relative luminance).
double contrast_on_white(Color color);

}  // namespace sigillum
