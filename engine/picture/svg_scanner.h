// Reads the numbers, flags and words of an SVG attribute value from left to right.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sigillum::picture {

class SvgScanner {
  public:
    explicit SvgScanner(std::string_view text) : text_(text) {}

    // Whether nothing but white space is left.
    bool at_end();
    // The next character that is not white space, left where it is; 0 at the end.
    char peek();
    // Takes the next character that is not white space if it is this one.
    bool take(char wanted);
    // Takes white space with at most one comma in it.
    void separator();
    // A number without unit, of less than a million; nothing, and no step forward, where none stands.
    std::optional<double> number();
    // A single 0 or 1, as the flags of an arc are written ("01.5" is 0, 1 and .5).
    std::optional<bool> flag();
    // Letters, hyphens and per cent signs; may be empty.
    std::string_view word();

  private:
    void skip_space();

    std::string_view text_;
    std::size_t at_ = 0;
};

// A whole attribute value as a length in user units (CSS: 1in = 96px): "12", "3.5px", "17mm"; nothing for per
// cent, em and all else.
std::optional<double> svg_length(std::string_view text);

// The text without white space at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace sigillum::picture
