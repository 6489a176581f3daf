// Counts what looks like the corner of a QR code: a reader that combines them in threes takes cubic time over
// them.
#pragma once

#include "picture/bitmap.h"

namespace sigillum::verify {

// Roughly how many finder patterns (ISO/IEC 18004, 6.3.3.1) the picture shows, upright or turned; counting
// ends at `enough`.
int finder_patterns(const picture::Bitmap& picture, int enough);

}  // namespace sigillum::verify
