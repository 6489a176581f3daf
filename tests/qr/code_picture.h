// A code as a camera or scanner would see it, and what an independent reader (zbarimg) makes of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "qr/modules.h"

namespace sigillum::qr {

// How a printed code is seen: at 200 dpi, a square of 32 mm including its quiet zone.
struct View {
    double square_mm = 32;
    double dots_per_inch = 200;
    double degrees = 0;      // turned clockwise
    double blur_pixels = 0;  // standard deviation of a Gaussian
    int noise = 0;           // largest deviation of a pixel's grey, of 255
};

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;  // row by row, 0 is black
};

// The same picture for the same arguments.
Picture picture_of(const Modules& modules, const View& view);

// Writes the pictures and has zbarimg read them, all in one call. One text a picture; empty where it read
// none.
std::vector<std::string> read_by_zbarimg(const std::vector<Picture>& pictures);

}  // namespace sigillum::qr
