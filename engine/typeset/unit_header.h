// The header of a learning unit in the supplement.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"
#include "typeset/row.h"

namespace sigillum::typeset {

// "LEARNING UNIT 1" at the start side, beside it the unit's first row, which names it, in the large style.
// `unit` is the section whose first child is the heading and whose second is that row. All stands in the
// label; there are no parts.
Result<SetRow> unit_header(const Desk& desk, const document::Node& unit);

}  // namespace sigillum::typeset
