// Which characters of a line run against their neighbours (Unicode Standard Annex 9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "typeset/text_style.h"

namespace sigillum::typeset {

struct EmbeddingLevels {
    std::vector<std::uint8_t> of_byte;  // of its character; odd: right to left
    std::uint8_t base = 0;              // of the whole text
    std::vector<std::size_t> edges;     // bytes before which an isolate begins or ends, ascending
};

// The embedding level of every character. `right_to_left` is the direction of the document.
//
// A text that has letters of one direction only runs in that direction, whatever the document's, and one
// without letters (a time stamp, a number) from left to right. A text with letters of both runs as the
// language of its spans does, a single fact as it was given (a name) as its first letter does; two languages
// joined on a line by a stroke run as the document does; other texts of several languages are words of one
// about names in others: from right to left when a span's language does. Spans that begin with a letter of
// the other direction are isolated: what stands in them has no influence on the order outside (as if between
// U+2068 and U+2069), neighbours of one language together. So is a fact that has letters of both directions.
EmbeddingLevels embedding_levels(std::span<const Span> spans, bool right_to_left);

}  // namespace sigillum::typeset
