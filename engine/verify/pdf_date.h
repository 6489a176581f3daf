// Dates as PDF writes them (ISO 32000-1, 7.9.4).
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace sigillum::verify {

// "D:20260703140532+02'00'", "D:20260703140532Z"; also with the last apostrophe or the zone missing (then UTC
// is meant). Shorter forms name no moment and give nothing.
std::optional<Instant> instant_from_pdf(std::string_view text);

}  // namespace sigillum::verify
