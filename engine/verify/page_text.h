// The record's printed texts held against the text on the pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "credential/record.h"

namespace sigillum::verify {

// The texts of the pages without white space, in NFC (Unicode Standard Annex 15), so that line breaks and the way a
// typesetter makes gaps do not matter.
class PageText {
  public:
    explicit PageText(const std::vector<std::string>& pages);

    // The first text of the list that does not stand on the pages behind the one before it; nothing when all do. A text
    // may go on, after a page's foot, on the next page.
    const credential::PrintedText* first_missing(const std::vector<credential::PrintedText>& printed) const;

  private:
    struct Position {
        std::size_t page = 0;
        std::size_t at = 0;
    };
    std::optional<Position> behind(const std::string& text, Position from) const;
    std::optional<Position> behind_across_pages(const std::string& text, Position from) const;

    std::vector<std::string> pages_;
};

// NFC without white space; U+00AD (soft hyphen) and zero-width characters are left out too.
std::string comparable(const std::string& utf8);

}  // namespace sigillum::verify
