// A part of a page, set but not yet placed.
#pragma once

#include <vector>

#include "base/length.h"
#include "document/node.h"
#include "page/page.h"

namespace sigillum::typeset {

// Items at their horizontal place on the sheet, their heights counted from the fragment's own top, their
// nodes from the first node of what was set. So a fragment serves every document that says the same thing.
struct Fragment {
    Length height;
    std::vector<page::Item> items;
};

// Copies the items to a page: `top` is the fragment's place, `first` the node its nodes count from.
void place(const Fragment& fragment, Length top, document::NodeId first, std::vector<page::Item>& onto);

// Moves an item down and counts its owner on by `nodes`.
void move(page::Item& item, Length down, document::NodeId nodes);

// Takes items over, moved down.
void append(std::vector<page::Item> items, Length down, std::vector<page::Item>& onto);

}  // namespace sigillum::typeset
