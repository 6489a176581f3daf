// The paper of a print job: pages as they are, or on larger sheets with marks for the knife.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "base/geometry.h"
#include "base/result.h"

namespace sigillum::pdf {

inline constexpr ErrorKind sheet_too_small{"sheet-too-small"};

// How pages stand on sheets. The boxes of ISO 32000-1, 14.11.2 follow from it: the trim box is the page, the
// bleed box the page and its bleed, the media box the sheet.
struct PrintSheets {
    bool crop_marks = false;       // false: the sheet is the page, and the rest does not count
    Length bleed = Length::mm(3);  // around the page; marks stand outside of it
    std::optional<Size> sheet;     // standing upright; none: SRA4 for A4, else the page and 10 mm
};

// A page on its sheet.
struct PageOnSheet {
    Size sheet;
    Size page;
    Length bleed;

    // From the sheet's left and lower edges to the page's: it stands in the middle.
    Length left() const { return (sheet.width - page.width) / 2; }
    Length below() const { return (sheet.height - page.height) / 2; }
};

// A page that lies on its side lies on a sheet that does too. Fails with sheet_too_small where page, bleed
// and marks of 3 mm do not fit.
Result<PageOnSheet> on_sheet(const PrintSheets& sheets, const Size& page);

// Two lines at each corner of the page, in content of the sheet: black, 0.25 pt, at most 5 mm long, from the
// bleed outward.
Bytes crop_marks(const PageOnSheet& on);

// "/MediaBox[…]/BleedBox[…]/TrimBox[…]"
void append_boxes(Bytes& to, const PageOnSheet& on);

}  // namespace sigillum::pdf
