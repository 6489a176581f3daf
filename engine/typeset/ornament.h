// The line work of a certificate, drawn from formulas: interlaced waves around the sheet, under the title and
// under running heads. Lengths in the drawings are millimetres. All of it is decoration: an artifact in a
// tagged file.
#pragma once

#include "base/color.h"
#include "base/geometry.h"
#include "picture/drawing.h"

namespace sigillum::typeset {

struct OrnamentColors {
    Color braid;        // strands of the frame and of the header strip
    Color braid_light;  // the fine second braid of rank 3
    Color display;      // outer line of the frame
    Color accent;       // inner line of the frame, spindle
};

// The frame of page 1, as large as the page and to be placed at its corner. `rank` is that of the document: 3
// achievement, 2 completion, 1 participation, 0 without strands, two hairlines only. `line_weight` multiplies
// the width of the strands, not of the two lines: 1, or 0.55 in the mono theme.
picture::Drawing frame_braid(const Size& page, int rank, const OrnamentColors& colors, double line_weight);

// The spindle under the title and at the end mark: waves 58 long and 3.8 high, in a drawing of 60 x 4.6.
picture::Drawing spindle(const OrnamentColors& colors, double line_weight);

// The strip under a running head: waves of the given length and 1.9 high, in a drawing of that length and 2.3
// high.
picture::Drawing header_strip(Length length, const OrnamentColors& colors, double line_weight);

}  // namespace sigillum::typeset
