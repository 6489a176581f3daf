// Reads QR codes in pictures (ZXing).
#pragma once

#include <string>
#include <vector>

#include "picture/bitmap.h"

namespace sigillum::verify {

// The texts of the QR codes in the picture, each once, in the order found. Codes may be rotated.
std::vector<std::string> codes_in(const picture::Bitmap& picture);

}  // namespace sigillum::verify
