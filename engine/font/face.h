// One font face: its program and its measures.
#pragma once

#include <cstdint>
#include <string>

#include "base/length.h"

namespace sigillum::font {

// The place of a face in its library. Faces keep their place as long as the library lives.
enum class FaceId : std::uint16_t {};

// What a piece of text asks for; the library answers with the face that can serve it.
enum class Family : std::uint8_t { serif, sans };

struct FaceRequest {
    Family family = Family::serif;
    bool italic = false;
    int weight = 400;  // 400, 500, 600
    bool operator==(const FaceRequest&) const = default;
};

// Measures of a face in units of its em square; y grows upward as in font files.
struct FaceMeasures {
    int units_per_em = 1000;
    int ascent = 0;
    int descent = 0;  // negative
    int cap_height = 0;
    int x_height = 0;
    double italic_angle = 0;
    std::int16_t bounds[4] = {0, 0, 0, 0};  // left, bottom, right, top of all glyphs
};

}  // namespace sigillum::font
