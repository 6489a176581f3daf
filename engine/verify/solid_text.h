// Text as it is compared: what line breaks, gaps and invisible characters do to it on a page is taken away.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sigillum::verify {

// Text without white space, controls and format characters, in NFC (Unicode Standard Annex 15) and UTF-8;
// where a word may begin or end is kept apart.
struct SolidText {
    std::string text;
    std::vector<std::size_t> gaps;  // offsets in the text, ascending, none twice
    bool sound = true;  // false: marks are heaped on one letter without end, and the rest was left out

    void append(const std::string& utf8);

  private:
    void add_gap() {
        if (gaps.empty() || gaps.back() != text.size()) gaps.push_back(text.size());
    }
};

}  // namespace sigillum::verify
