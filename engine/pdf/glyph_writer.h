// Shaped text as text-showing operators (ISO 32000-1, 9.4).
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"
#include "page/page.h"
#include "pdf/font_set.h"
#include "pdf/painter.h"
#include "pdf/syntax.h"
#include "pdf/usage.h"

namespace sigillum::pdf {

// Writes runs of glyphs into a content stream. Text objects are opened when text comes and closed by leave().
class GlyphWriter {
  public:
    GlyphWriter(Bytes& out, Length page_height, const FontSet& fonts)
        : out_(out), page_height_(page_height), fonts_(fonts) {}

    // Errors: glyph_not_in_subset.
    Done show(const page::GlyphItem& item, bool space_after, Painter& painter, Usage& usage);
    // Ends the text object, if one is open.
    void leave();

  private:
    void select(std::size_t font, Length size);
    void track(Length tracking);
    void move_to(const PagePoint& baseline);
    Done glyphs(const page::GlyphItem& item, const PreparedFont& font, bool space_after);
    void code(std::uint16_t code);
    void open_string();
    void close_string();
    void adjust(std::int64_t thousandths);
    void rise(MilliPoints rise);

    Bytes& out_;
    Length page_height_;
    const FontSet& fonts_;
    bool in_text_ = false;
    bool in_string_ = false;
    std::optional<std::size_t> font_;
    Length size_;
    std::optional<Length> tracking_;
    MilliPoints line_x_ = 0;  // start of the current line in the text object
    MilliPoints line_y_ = 0;
    MilliPoints rise_ = 0;
};

}  // namespace sigillum::pdf
