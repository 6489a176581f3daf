// One level of hyphenation patterns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sigillum::locale {

// Of the patterns that end at a letter of a word only one speaks, as in libhyphen, for which the dictionaries
// are made: the longest piece of the word that ends there and begins a pattern, if it is one itself. (Most
// dictionaries repeat in their long patterns what shorter ones within them say, so that this makes no
// difference.)
class HyphenationPatterns {
  public:
    // What the patterns say of the place before a letter.
    struct Mark {
        std::uint8_t value = 0;  // odd: a hyphen may stand here
        bool respelled = false;  // it would change the spelling

        bool parts() const { return value % 2 == 1; }
    };

    // Room for patterns of so many characters together.
    explicit HyphenationPatterns(std::size_t characters) { letters_.reserve(characters); }

    // Adds a pattern: letters with figures between them, "." for an end of the word; what a break puts in
    // their place may follow a "/". Of two with equal letters the later holds.
    void add(std::u16string_view pattern);
    // Puts the patterns in order; to be called once, after the last was added.
    void close();

    bool empty() const { return patterns_.empty(); }

    // The marks of the places before each letter of a word in lower case, and one behind the last.
    std::vector<Mark> marks(std::u16string_view word) const;

  private:
    struct Pattern {
        std::u16string_view letters;
        std::size_t values = 0;  // where they begin in values_: one more than letters
        bool respells = false;
    };

    const Pattern* speaking(std::u16string_view until) const;

    std::vector<char16_t> letters_;     // of all patterns, which are views of it: it never grows anew
    std::vector<std::uint8_t> values_;  // of all patterns
    std::vector<Pattern> patterns_;     // by their letters, once closed
    std::size_t longest_ = 0;
};

}  // namespace sigillum::locale
