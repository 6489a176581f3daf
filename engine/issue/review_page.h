// A review as one HTML page: self-contained, printable on A4, readable with a screen reader.
#pragma once

#include "base/bytes.h"
#include "issue/review.h"
#include "issue/workshop.h"

namespace sigillum::issue {

// In the colours of the edition's theme. Whatever stands out is marked in words; colour only helps.
Bytes review_page(const Review& review, const Workshop& workshop);

}  // namespace sigillum::issue
