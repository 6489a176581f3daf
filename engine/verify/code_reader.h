// Reads QR codes in pictures (ZXing).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "picture/bitmap.h"

namespace sigillum::verify {

// The picture shows so many finder patterns that combining them would take long.
inline constexpr ErrorKind crowded_picture{"crowded-picture"};

// The texts of the QR codes in the picture, each once, in the order found. Codes may be rotated. Fails with
// crowded_picture. This may take long all the same: the library has its own eye for patterns.
Result<std::vector<std::string>> codes_in(const picture::Bitmap& picture);

}  // namespace sigillum::verify
