// The crown of page 1: the alliance's mark at the start, the seal on the axis, the issuer's mark at the end.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// Sets the figures of the crown; `certificate` is the section that holds them. Error does_not_fit names the
// wordmark, or the picture that was not prepared.
Done set_crown(const Desk& desk, const document::Node& certificate, Canvas& canvas);

}  // namespace sigillum::typeset
