// The centred statement of page 1: who certifies what of whom.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// Sets the paragraphs of the certificate section between two heights, with the largest gaps of the layout's
// rhythm that leave the white it asks for; where even the smallest gaps leave too little, once more with
// smaller text. The desk's scale is 1 again afterwards. Error does_not_fit names the field that takes the
// most room.
Done set_statement(Desk& desk, const document::Node& certificate, Length top, Length bottom, Canvas& canvas);

}  // namespace sigillum::typeset
