#include "tests/qr/code_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "tests/qr/shell.h"

namespace sigillum::qr {
namespace {

constexpr double paper_margin_mm = 4;
constexpr int samples = 4;  // a pixel is the mean of samples x samples points

// Whether a point of the unturned sheet is dark, in modules from the upper left module.
bool is_dark(const Modules& modules, double x, double y) {
    return x >= 0 && y >= 0 && x < modules.size && y < modules.size &&
           modules.at(static_cast<int>(x), static_cast<int>(y));
}

// One pass of a Gaussian over rows of `stride`; called for both directions.
void blur(Picture& picture, double deviation, bool along_rows) {
    const int reach = static_cast<int>(std::ceil(3 * deviation));
    std::vector<double> weights;
    for (int i = -reach; i <= reach; ++i) weights.push_back(std::exp(-i * i / (2 * deviation * deviation)));
    const std::vector<std::uint8_t> before = picture.grey;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            double sum = 0;
            double weight = 0;
            for (int i = -reach; i <= reach; ++i) {
                const int column = std::clamp(along_rows ? x + i : x, 0, picture.width - 1);
                const int row = std::clamp(along_rows ? y : y + i, 0, picture.height - 1);
                sum += weights[i + reach] * before[row * picture.width + column];
                weight += weights[i + reach];
            }
            picture.grey[y * picture.width + x] = static_cast<std::uint8_t>(std::lround(sum / weight));
        }
    }
}

void add_noise(Picture& picture, int largest) {
    std::mt19937 random(7);
    for (std::uint8_t& grey : picture.grey) {
        const int deviation = static_cast<int>(random() % static_cast<unsigned>(2 * largest + 1)) - largest;
        grey = static_cast<std::uint8_t>(std::clamp(grey + deviation, 0, 255));
    }
}

}  // namespace

Picture picture_of(const Modules& modules, const View& view) {
    const double pixels_of_a_mm = view.dots_per_inch / 25.4;
    const double modules_of_a_pixel = (modules.size + 2 * quiet_zone) / (view.square_mm * pixels_of_a_mm);
    // The diagonal, so that a turned code keeps all its corners.
    const int side =
        static_cast<int>((view.square_mm * std::numbers::sqrt2 + paper_margin_mm) * pixels_of_a_mm);
    const double angle = view.degrees * std::numbers::pi / 180;
    Picture picture{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side)};
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            int dark = 0;
            for (int sample = 0; sample < samples * samples; ++sample) {
                const double right = column + (sample % samples + 0.5) / samples - side / 2.0;
                const double down = row + (sample / samples + 0.5) / samples - side / 2.0;
                const double x = (right * std::cos(angle) + down * std::sin(angle)) * modules_of_a_pixel;
                const double y = (down * std::cos(angle) - right * std::sin(angle)) * modules_of_a_pixel;
                dark += is_dark(modules, x + modules.size / 2.0, y + modules.size / 2.0);
            }
            picture.grey[row * side + column] =
                static_cast<std::uint8_t>(255 - 255 * dark / (samples * samples));
        }
    }
    if (view.blur_pixels > 0) {
        blur(picture, view.blur_pixels, true);
        blur(picture, view.blur_pixels, false);
    }
    if (view.noise > 0) add_noise(picture, view.noise);
    return picture;
}

std::vector<std::string> read_by_zbarimg(const std::vector<Picture>& pictures) {
    const Scratch scratch;
    std::string command = "zbarimg --quiet --xml -Sdisable -Sqrcode.enable";
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const std::vector<std::uint8_t>& grey = pictures[i].grey;
        const Bytes pgm = fmt::format("P5\n{} {}\n255\n", pictures[i].width, pictures[i].height) +
                          Bytes(grey.begin(), grey.end());
        command += ' ' + scratch.with(fmt::format("{}.pgm", i), pgm);
    }
    // <source href='….pgm'>…<data><![CDATA[…]]></data>
    const std::string xml = output_of(command + " 2>/dev/null");
    std::vector<std::string> texts(pictures.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const std::size_t source = xml.find(fmt::format("/{}.pgm'", i));
        const std::size_t begin = xml.find("<![CDATA[", source);
        const std::size_t next_source = std::min(xml.find("<source", source), xml.size());
        if (source == std::string::npos || begin >= next_source) continue;
        texts[i] = xml.substr(begin + 9, xml.find("]]>", begin) - begin - 9);
    }
    return texts;
}

}  // namespace sigillum::qr
