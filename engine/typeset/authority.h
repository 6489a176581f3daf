// The authority band of page 1: who signs, the electronic signature's panel, place and date, the verification
// code.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {

// Sets the authority section onto the page (items, link, signature field) and gives the height above which
// the band leaves the page free. Errors: does_not_fit (also for more than three signatories or too small a
// code), font::missing_glyph.
Result<Length> set_authority(const Desk& desk, const document::Node& authority, const Code& code,
                             page::Page& page);

}  // namespace sigillum::typeset
