// Where a line may end.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/language.h"
#include "locale/line_rules.h"
#include "typeset/text_style.h"

namespace sigillum::typeset {

// What kind of text is broken (design: section 7).
enum class Breaking {
    running,  // wherever the language allows (UAX 14)
    prose,    // values, notes and headings: the same, and within words where that helps (word_breaks.h)
    spaces,   // page 1: at spaces only, never at a hyphen
    name,     // of a person: at spaces, not after a particle ("de", "van"), not before a suffix ("Jr.")
    signer,   // of a signatory: between academic titles and name, where there are titles
    title,  // kind and title of a learning opportunity: at spaces of the title, so that the kind never stands
            // alone; where that does not fit even at the smallest size, `spaces` serves
    list,   // of institutions: between them
};

// The bytes at which a new line may begin, ascending, neither 0 nor the end. `text` is the text of all spans.
// Where the language of the text before an opportunity asks for it, words that belong together stay on a
// line.
std::vector<std::size_t> break_opportunities(const std::string& text, std::span<const Span> spans,
                                             Breaking breaking, const locale::LineRules& rules);

// For running text in which two opportunities lie too far apart: at spaces between words that hold together
// loosely.
std::vector<std::size_t> loose_opportunities(const std::string& text, std::span<const Span> spans,
                                             Breaking breaking, const locale::LineRules& rules,
                                             std::size_t begin, std::size_t end);

// Where these do not help either: after "/", "." and "-" between two bytes (addresses) and at all spaces, or,
// where text is broken between names only, at the spaces of that name.
std::vector<std::size_t> emergency_opportunities(const std::string& text, Breaking breaking,
                                                 std::size_t begin, std::size_t end);

}  // namespace sigillum::typeset
