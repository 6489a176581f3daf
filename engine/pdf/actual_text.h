// Text that must be spelled out, since its glyphs alone would be copied wrongly (ISO 32000-1, 14.9.4).
#pragma once

#include "font/shaping.h"
#include "page/page.h"
#include "pdf/font_set.h"

namespace sigillum::pdf {

// Whether the ToUnicode values of a run's glyphs, from its first to its last in reading order, are the run's
// text. A no-break space may read as a space and the other way round.
bool reads_back(const font::ShapedRun& run, const PreparedFont& font);

// Whether text needs /ActualText: it does not read back, or is tracked so widely that programs which guess
// words from gaps would take every letter for one.
bool needs_actual_text(const page::GlyphItem& item, const FontSet& fonts);

}  // namespace sigillum::pdf
