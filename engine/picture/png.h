// Reads PNG (ISO/IEC 15948).
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "picture/bitmap.h"

namespace sigillum::picture {

// Not a whole, sound PNG: wrong checksum, cut off, or against the format.
inline constexpr ErrorKind png_corrupt{"png-corrupt"};

// Any colour type and bit depth, interlaced or not, brought to 8 bits a sample. sRGB is assumed: gAMA, cHRM
// and iCCP are not applied. At most 8,192 dots a side and 16 million altogether. Errors: png_corrupt,
// picture_too_large (picture.h), animation as unknown_picture_format (picture.h).
Result<Bitmap> read_png(ByteView bytes, std::string_view shown_name);

}  // namespace sigillum::picture
