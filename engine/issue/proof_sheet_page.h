// A translator's proof sheet as one HTML page: self-contained, printable on A4, readable with a screen
// reader.
#pragma once

#include "base/bytes.h"
#include "locale/proof_sheet.h"

namespace sigillum::issue {

// Well-formed as XML too. Each text stands beside the English one in its own language and direction, with its
// mark in words and an empty cell that a reader writes a correction into, on paper or in the browser.
Bytes proof_sheet_page(const locale::ProofSheet& sheet);

}  // namespace sigillum::issue
