// The line that says which learning unit goes on at the top of a page.
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// "Learning unit 1 – Foundations of Engineering Data (continued)"; `unit` is the unit's section. Good until
// the next text is set. Errors: does_not_fit, leftover_placeholder.
Result<const Paragraph*> continued_line(const Desk& desk, const document::Document& document,
                                        const document::Node& unit);

}  // namespace sigillum::typeset
