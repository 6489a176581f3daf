// The text that a piece of a page's content shows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "verify/font_texts.h"

namespace sigillum::verify {

// The fonts of a page by their names there, without slash.
using PageFonts = std::map<std::string, const FontTexts*, std::less<>>;

// The texts of the marked-content sequences (ISO 32000-1, 14.6) of a content stream, one each, in painting
// order; where /ActualText stands, that. Words and lines are parted by single spaces. Nothing, when the
// stream cannot be followed.
std::optional<std::vector<std::string>> texts_of_content(ByteView content, const PageFonts& fonts);

}  // namespace sigillum::verify
