#include "picture/svg_color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "picture/svg_color_names.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

// "#abc", "#abcf", "#aabbcc", "#aabbccff"; the hash sign is already taken away.
std::optional<Color> from_hex(std::string_view digits) {
    std::string full;
    if (digits.size() == 3 || digits.size() == 4) {
        for (const char digit : digits) full.append(2, digit);
    } else {
        full = digits;
    }
    if (full.size() == 8) {
        if (full.substr(6) != "ff") return std::nullopt;
        full.resize(6);
    }
    return color_from_hex(full);
}

std::uint8_t to_byte(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

// "(28, 53, 87)", "(28 53 87 / 1)", "(10%, 20%, 30%)".
std::optional<Color> from_function(std::string_view text) {
    SvgScanner scanner(text);
    std::array<double, 4> values{0, 0, 0, 1};
    if (!scanner.take('(')) return std::nullopt;
    std::size_t count = 0;
    while (!scanner.take(')')) {
        if (count > 0) scanner.separator();
        if (count == 3) scanner.take('/');
        const std::optional<double> value = scanner.number();
        if (!value || count == values.size()) return std::nullopt;
        const double whole = count == 3 ? 1.0 : 255.0;
        values[count++] = scanner.take('%') ? *value / 100 * whole : *value;
    }
    if (count < 3 || !scanner.at_end() || values[3] < 1) return std::nullopt;
    return Color{to_byte(values[0]), to_byte(values[1]), to_byte(values[2])};
}

}  // namespace

std::optional<Color> svg_color(std::string_view text) {
    const std::string name = lower(trimmed(text));
    if (name.starts_with('#')) return from_hex(std::string_view(name).substr(1));
    if (name.starts_with("rgba(")) return from_function(std::string_view(name).substr(4));
    if (name.starts_with("rgb(")) return from_function(std::string_view(name).substr(3));
    const std::optional<std::uint32_t> rgb = color_by_name(name);
    if (!rgb) return std::nullopt;
    return Color{static_cast<std::uint8_t>(*rgb >> 16), static_cast<std::uint8_t>(*rgb >> 8 & 0xFF),
                 static_cast<std::uint8_t>(*rgb & 0xFF)};
}

}  // namespace sigillum::picture
