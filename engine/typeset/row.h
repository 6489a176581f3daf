// A row of the supplement, set: its label and the parts of its value, between which it may be parted.
#pragma once

#include <vector>

#include "typeset/fragment.h"

namespace sigillum::typeset {

struct RowPart {
    Fragment fragment;
    Length gap_above;        // not at the top of a row or of a page
    bool with_next = false;  // stays with the part after it
    bool counts = true;      // one of the items of which two at least stand on each side of a page break
    int list = 0;            // parts of one list share a number
    Fragment beside;         // what stands in the column of the second language
    bool level = true;       // both columns begin at one height; else each goes on where it ended
};

struct SetRow {
    Fragment label;    // number and heading; its height may reach above the row's content by a hair
    Length value_top;  // of the first part, so that both columns share their first baseline
    Length first_baseline;
    std::vector<RowPart> parts;

    // Height of the content when only the parts from `first` to `end` are shown.
    Length content_height(std::size_t first, std::size_t end) const;
};

}  // namespace sigillum::typeset
