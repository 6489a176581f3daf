// The dark modules of a QR code as the text of a content stream: one rectangle for those side by side.
#pragma once

#include <cstddef>
#include <optional>

#include "base/bytes.h"
#include "qr/modules.h"

namespace sigillum::pdf {

// Records of equal length: "05 68 03 1 re\n" is the run of three modules that begins at module 5 of row 68,
// counted from the foot. Zeros in front keep the length, so that one record is found and compressed like any
// other.
inline constexpr std::size_t module_record = 14;
// Larger codes, which no certificate has, take three digits and are no records of that length.
inline constexpr int most_recorded_modules = 99;

// Appends a rectangle for each run, in a space of which one unit is a module.
void append_modules(Bytes& to, const qr::Modules& modules);

}  // namespace sigillum::pdf
