// The text of a paragraph with its items and the width of any stretch of it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "typeset/itemise.h"
#include "typeset/shaper.h"
#include "typeset/text_style.h"

namespace sigillum::typeset {

class MeasuredText {
  public:
    // Error font::missing_glyph.
    static Result<MeasuredText> make(std::span<const Span> spans, bool right_to_left, Shaper& shaper);

    const std::string& text() const { return text_; }
    const std::vector<TextItem>& items() const { return items_; }

    // Width of the bytes from `begin` to `end` as shaped with their neighbours, tracking after every glyph
    // included.
    Length width(std::size_t begin, std::size_t end) const { return advance_[end] - advance_[begin]; }

    // The end of a stretch without the spaces at it.
    std::size_t visible_end(std::size_t begin, std::size_t end) const {
        while (end > begin && text_[end - 1] == ' ') --end;
        return end;
    }

  private:
    std::string text_;
    std::vector<TextItem> items_;
    std::vector<Length> advance_;  // up to each byte
};

// How an item's text is asked of the shaper.
font::ShapeRequest shape_request(std::string_view text, const Span& span, const TextItem& item);

// Tracking of an item: that of its style, or none in scripts that have none.
Length tracking_of(const Span& span, const TextItem& item);

}  // namespace sigillum::typeset
