// Text cut into pieces that can be shaped: one style, one language, one script, one direction, one face.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "typeset/shaper.h"
#include "typeset/text_style.h"

namespace sigillum::typeset {

struct TextItem {
    std::size_t begin = 0;  // bytes of the paragraph's text
    std::size_t end = 0;
    std::size_t span = 0;
    font::FaceId face{};
    std::uint8_t level = 0;  // of the bidirectional algorithm (UAX 9); odd: right to left
    bool tracked = true;     // false for scripts that join or have no tracking
    bool apart = false;      // an isolate begins or ends before it

    bool right_to_left() const { return (level & 1U) != 0; }
};

// `text` is the text of all spans one after the other; `right_to_left` the direction of the paragraph. A span
// keeps one face wherever one has all its characters, so that one name never mixes faces; else each script of
// it has its own. Error font::missing_glyph.
Result<std::vector<TextItem>> itemise(const std::string& text, std::span<const Span> spans,
                                      bool right_to_left, const font::Library& fonts);

}  // namespace sigillum::typeset
