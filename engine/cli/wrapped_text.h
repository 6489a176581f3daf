// Text on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace sigillum::cli {

struct Indent {
    int first = 0;  // of the first line
    int other = 0;  // of the lines behind it
};

// The words in lines of at most `width` columns, broken at spaces; one line when `width` is 0. Ends in a line
// feed. A word that is longer than a line stands on a line of its own.
std::string wrapped(std::string_view words, const Indent& indent, int width);

// Without control characters and marks that reverse the direction of writing: each is U+FFFD instead.
std::string shown_safely(std::string_view text);

}  // namespace sigillum::cli
