// How many of each character a text has.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace sigillum::verify {

class CharacterCount {
  public:
    // Of UTF-8.
    explicit CharacterCount(std::string_view text);

    // Takes the characters of a text away; false, and nothing is taken, where some are missing. Brackets
    // count as their mirror images.
    bool take(std::string_view text);

  private:
    std::map<char32_t, std::size_t> left_;
};

// Whether a text has a letter that runs from right to left (Unicode Standard Annex 9).
bool has_right_to_left(std::string_view text);

// The text with all its stretches of letters that run from right to left, and of the marks on them, in one
// order that does not depend on theirs.
std::string in_any_order(std::string_view text);

}  // namespace sigillum::verify
