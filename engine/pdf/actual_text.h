// Text that must be spelled out, since its glyphs alone would be copied wrongly (ISO 32000-1, 14.9.4).
#pragma once

#include <cstddef>
#include <vector>

#include "font/shaping.h"
#include "page/page.h"
#include "pdf/font_set.h"

namespace sigillum::pdf {

// Whether the ToUnicode values of a run's glyphs, from its first to its last in reading order, are the run's
// text. A no-break space may read as a space and the other way round.
bool reads_back(const font::ShapedRun& run, const PreparedFont& font);

// Which runs read back, remembered by the run itself: most runs are shared by all documents of an edition.
// One thread at a time.
class ReadBackMemory {
  public:
    bool reads_back(const font::SharedRun& run, const PreparedFont& font);

  private:
    struct Known {
        font::SharedRun run;     // held, so that its identity stays its own
        bool reads_back = true;  // as a run without text does
    };
    static constexpr unsigned place_bits = 12;
    std::vector<Known> known_ = std::vector<Known>(std::size_t{1} << place_bits);  // each run has one place
};

// Whether text needs /ActualText: it does not read back, or is tracked so widely that programs which guess
// words from gaps would take every letter for one.
bool needs_actual_text(const page::GlyphItem& item, const FontSet& fonts, ReadBackMemory* memory = nullptr);

}  // namespace sigillum::pdf
