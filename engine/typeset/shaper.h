// Shaped runs, remembered by content, and the record of all glyphs they use.
#pragma once

#include "base/result.h"
#include "font/library.h"
#include "font/subset.h"
#include "typeset/content_memory.h"

namespace sigillum::typeset {

class Shaper {
  public:
    explicit Shaper(const font::Library& fonts) : fonts_(fonts) {}

    const font::Library& fonts() const { return fonts_; }
    const font::GlyphUse& glyph_use() const { return glyph_use_; }

    // The glyphs of text of one script, one direction and one face; good until the next call.
    const font::SharedRun& shape(font::FaceId face, const font::ShapeRequest& request);

    // The hyphen at the end of a line, as a run whose text is a soft hyphen, so that programs join the word
    // again (ISO 32000-1, 14.8.2.2.3); nullptr where the face has none. Of the request the text is not read.
    // Good until the next call.
    const font::SharedRun* hyphen(font::FaceId face, const font::ShapeRequest& like);

  private:
    const font::Library& fonts_;
    font::GlyphUse glyph_use_;
    ContentMemory<font::SharedRun> runs_{2000};
};

}  // namespace sigillum::typeset
