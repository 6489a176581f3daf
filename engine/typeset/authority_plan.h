// Where signatures, panel, date and code stand in the band at the foot of page 1.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/layout.h"
#include "typeset/canvas.h"

namespace sigillum::typeset {

// Design: section 10 and the reference pages.
constexpr std::size_t most_signatories = 3;

// How they share the band (design: sections 2 and 10).
enum class Arrangement {
    one_row,      // one signatory on the axis, or on a sheet that lies on its side two beside the panel
    beside_code,  // three on such a sheet: signatures, then place and date, above a low panel, beside the
                  // code
    panel_above,  // two signatories: panel and date stand in a row of their own above the signatures
    panel_below,  // three signatories: their signatures stand above panel, date with caption, and code
};

struct AuthorityPlan {
    Arrangement arrangement = Arrangement::one_row;
    std::vector<Column> lines;  // one a signatory at least
    Column date;
    Length caption_from;  // where a caption beside the code may begin
};

// The plan for so many signatories on a sheet of that grid.
AuthorityPlan authority_plan(const layout::CertificateGrid& grid, std::size_t signatories);

}  // namespace sigillum::typeset
