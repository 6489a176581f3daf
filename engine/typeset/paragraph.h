// Text shaped and broken into lines.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "font/shaping.h"
#include "typeset/break_opportunities.h"
#include "typeset/content_memory.h"
#include "typeset/shaper.h"
#include "typeset/text_style.h"

namespace sigillum::typeset {

// Glyphs of one style on a line; `x` from the line's visible left end.
struct Piece {
    font::SharedRun run;
    Length x;
    Length size;
    Length tracking;
    Color color;
};

struct Line {
    std::vector<Piece> pieces;  // as they are read
    Length width;               // without the space at a break and without the tracking after the last glyph
};

struct Paragraph {
    std::vector<Line> lines;
    Length lead;
    Length baseline;   // of the first line, from the top of its box, which is one lead high
    bool fits = true;  // no line is wider than the measure, and there are no more than asked for

    Length height() const { return lead * static_cast<double>(lines.size()); }
    Length widest() const;
};

struct ParagraphRequest {
    std::span<const Span> spans;  // not empty; the first one's style gives lead and baseline
    Length measure;
    Breaking breaking = Breaking::running;
    bool balanced = false;  // else filled line by line
    int most_lines = 0;     // 0: as many as needed
    bool right_to_left = false;
};

// Sets paragraphs and remembers them by content.
class ParagraphSetter {
  public:
    // Library and rules must outlive it.
    ParagraphSetter(const font::Library& fonts, const locale::LineRules& rules)
        : shaper_(fonts), rules_(rules) {}

    // The paragraph as broken; where it does not fit, `fits` is false and the lines are those of the best
    // attempt. Good until the next call. Error font::missing_glyph.
    Result<const Paragraph*> set(const ParagraphRequest& request);

    // From the top of a style's line box to its baseline: half of what the lead exceeds the face's height
    // stands above it, as in CSS 2.1, 10.8.1. The grid hangs on the style's own face, whatever face serves
    // the text.
    Length baseline(const TextStyle& style) const;

    const font::GlyphUse& glyph_use() const { return shaper_.glyph_use(); }
    const font::Library& fonts() const { return shaper_.fonts(); }

  private:
    Shaper shaper_;
    const locale::LineRules& rules_;
    ContentMemory<Paragraph> paragraphs_{1500};
};

}  // namespace sigillum::typeset
