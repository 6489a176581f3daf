// How each paragraph of the statement on page 1 is set.
#pragma once

#include <cstddef>
#include <optional>

#include "document/node.h"
#include "layout/style.h"
#include "typeset/break_opportunities.h"

namespace sigillum::typeset {

// What stands between a block and the one above it (design: section 5).
enum class Gap { none, phrase, value, birth };

struct Manner {
    layout::StyleName style;
    Breaking breaking = Breaking::spaces;
    Gap gap = Gap::none;
};

// The manner of a role below a paragraph of the role `above`; nothing for what is no part of the statement.
std::optional<Manner> manner_of(document::Role role, document::Role above);

// Whether the second language of a paragraph follows on its line, after " / ", where the line holds both: the
// birth line's everywhere, on a wide sheet that of phrases too (design: section 8).
bool may_be_joined(document::Role role, bool wide_sheet);

// The first step of its style that a paragraph may take: a list of six universities or more starts at the
// smaller size.
std::size_t first_step(const document::Node& node);

}  // namespace sigillum::typeset
