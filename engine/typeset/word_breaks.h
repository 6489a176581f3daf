// Where words of running text may be parted by a hyphen.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "locale/line_rules.h"
#include "typeset/text_style.h"

namespace sigillum::typeset {

// Whether a word may be parted that stands between hyphens of its own ("on-site-Veranstaltungen").
enum class OwnHyphens { spare, part };

// The bytes between `begin` and `end`, two opportunities beside each other, before which a line may begin
// when the line before it ends in a hyphen. None in what is no plain word: figures, addresses, capitals but
// the first, what spans say is whole, and names, which in most languages are the words that begin with a
// capital within a sentence.
std::vector<std::size_t> word_breaks(const std::string& text, std::size_t begin, std::size_t end,
                                     std::span<const Span> spans, const locale::LineRules& rules,
                                     OwnHyphens own_hyphens);

}  // namespace sigillum::typeset
