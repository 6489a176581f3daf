// Which words of a running text stay on one line.
#pragma once

#include <cstddef>
#include <string_view>

#include "locale/line_rules.h"

namespace sigillum::typeset {

// The word that ends before a place, without the spaces between; the one that begins there. Words end at
// spaces.
std::string_view word_before(std::string_view text, std::size_t place);
std::string_view word_at(std::string_view text, std::size_t place);

// How two words hold together. A line that has no other place to end may end at a loose bond before it may at
// a close one.
enum class Bond { none, loose, close };

// What keeps a line from ending before this byte: the rules of the language (docs/locales.md), and in all
// languages an amount and its word, the parts of a date, and an initial and its name. Loose is what holds a
// number to the word before it (a month and its year).
Bond bond(std::string_view text, std::size_t place, const locale::LineRule& rule);

}  // namespace sigillum::typeset
