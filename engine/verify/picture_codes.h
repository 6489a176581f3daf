// The codes that a picture shows, in a form that passes from one process to another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace sigillum::verify {

struct PictureCodes {
    std::string problem;             // why the picture cannot be read; empty when it can
    std::vector<std::string> codes;  // the texts of its QR codes
};

// Reads a PNG or PNM picture and searches it. This may take long.
PictureCodes codes_of_picture(ByteView picture);

Bytes to_bytes(const PictureCodes& codes);
// Nothing when the bytes are not what to_bytes gives.
std::optional<PictureCodes> picture_codes(ByteView bytes);

}  // namespace sigillum::verify
