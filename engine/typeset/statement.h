// The centred statement of page 1: who certifies what of whom.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// Where the statement stands, as heights on the sheet. It is centred between `top` and `bottom`; where it is
// too high for them it may reach down to `lowest`, the upper end of the authority band.
struct StatementZone {
    Length top;
    Length bottom;
    Length lowest;
};

// Sets the paragraphs of the certificate section in their zone, with the largest gaps of the layout's rhythm
// that leave the white it asks for; where even the smallest gaps leave too little, again with smaller text,
// as far as the layout permits. The desk's scale is 1 again afterwards. Error does_not_fit names the field
// that takes the most room.
Done set_statement(Desk& desk, const document::Node& certificate, StatementZone zone, Canvas& canvas);

}  // namespace sigillum::typeset
