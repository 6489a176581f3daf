// The title block of page 1 and the spindle below it.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// Sets the title, from `top` downward, and gives the height at which the statement may begin, below the
// spindle.
Result<Length> set_title(const Desk& desk, const document::Node& title, Length top, Canvas& canvas);

}  // namespace sigillum::typeset
