// Whether a program that copies text gets back what was set.
#pragma once

#include "font/subset.h"

namespace sigillum::pdf {

// Whether the ToUnicode values of a run's glyphs, from its first to its last in reading order, are the run's text. A
// no-break space may read as a space and the other way round.
bool reads_back(const font::ShapedRun& run, const font::EmbeddedFace& face);

}  // namespace sigillum::pdf
