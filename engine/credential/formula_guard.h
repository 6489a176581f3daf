// Cells that a spreadsheet would take for formulas (CWE-1236).
#pragma once

#include <string_view>

#include "base/bytes.h"

namespace sigillum::credential {

// The text with an apostrophe in front when it begins with =, +, -, @ (their full-width forms too), a tab or
// a line end, or with apostrophes and then one of these; anything else as it is.
Bytes with_formula_guard(std::string_view text);
// What with_formula_guard() was given.
Bytes without_formula_guard(std::string_view text);

}  // namespace sigillum::credential
