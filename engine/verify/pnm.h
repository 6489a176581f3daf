// Reads the simplest pictures that scanners and tools write: binary PGM and PPM (netpbm, "P5" and "P6").
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "picture/bitmap.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_pnm{"bad-pnm"};

bool is_pnm(ByteView bytes);

// 8 bits a sample, at most 16,384 dots a side.
Result<picture::Bitmap> read_pnm(ByteView bytes);

}  // namespace sigillum::verify
