#include "picture/gray.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sigillum::picture {
namespace {

// The transfer function of sRGB (IEC 61966-2-1) and its inverse, 0 to 1.
double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double encoded(double value) {
    return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

// Since pictures have millions of dots.
const std::array<double, 256>& linear_values() {
    static const std::array<double, 256> values = [] {
        std::array<double, 256> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all.at(i) = linear(static_cast<double>(i) / 255);
        return all;
    }();
    return values;
}

void make_gray(std::optional<Color>& color) {
    if (color) color = in_gray(*color);
}

void make_gray(std::vector<Shape>& shapes) {
    for (Shape& shape : shapes) {
        make_gray(shape.paint.fill);
        make_gray(shape.paint.stroke);
    }
}

Picture gray_of(Drawing drawing) {
    make_gray(drawing.shapes);
    make_gray(drawing.quarters);
    return drawing;
}

Picture gray_of(Bitmap bitmap) {
    if (bitmap.gray) return bitmap;
    Bytes samples;
    samples.reserve(bitmap.samples.size() / 3);
    for (std::size_t i = 0; i + 2 < bitmap.samples.size(); i += 3) {
        const auto sample = [&](std::size_t at) { return static_cast<std::uint8_t>(bitmap.samples[i + at]); };
        samples += static_cast<char>(in_gray(Color{sample(0), sample(1), sample(2)}).red);
    }
    bitmap.samples = std::move(samples);
    bitmap.gray = true;
    return bitmap;
}

}  // namespace

Color in_gray(Color color) {
    if (color.red == color.green && color.green == color.blue) return color;
    const std::array<double, 256>& value = linear_values();
    const double luminance =
        0.2126 * value.at(color.red) + 0.7152 * value.at(color.green) + 0.0722 * value.at(color.blue);
    const auto gray = static_cast<std::uint8_t>(std::lround(std::clamp(encoded(luminance), 0.0, 1.0) * 255));
    return {gray, gray, gray};
}

Picture in_gray(const Picture& picture) {
    return std::visit([](const auto& kind) { return gray_of(kind); }, picture);
}

}  // namespace sigillum::picture
