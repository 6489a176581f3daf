// Where the supplement's blocks come to stand: page breaks and places, decided from heights alone.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "layout/layout.h"

namespace sigillum::typeset {

// A part of a row's value between which the row may be parted.
struct FlowPart {
    Length gap_above;
    Length height;
    bool with_next = false;
    bool counts = true;
    int list = 0;
    Length beside;      // height of the second column
    bool level = true;  // both columns begin at one height
};

struct FlowBlock {
    enum class Kind { title, row, unit_header, end_mark };
    Kind kind = Kind::row;
    Length height;        // of a title, a unit's header or the end mark
    Length label_height;  // of a row
    Length value_top;     // of a row
    std::vector<FlowPart> parts;
    int unit = 0;  // number of the learning unit the block belongs to, or 0
};

// A block, or those parts of a row that stand on one page.
struct FlowPlace {
    std::size_t block = 0;
    std::size_t first_part = 0;
    std::size_t end_part = 0;
    Length top;
    bool continued = false;    // the row began on an earlier page
    bool strong_rule = false;  // the first rule of its page or unit
};

struct FlowPage {
    int continued_unit = 0;  // the unit that goes on at the top of this page, or 0
    std::vector<FlowPlace> places;
};

struct FlowMeasures {
    Length body_top, body_bottom;
    Length rule, row_above, row_below;
    Length unit_above, unsplit_row;
    Length continued_line;  // what the line of a continued unit takes at the top of a page
    double unit_start_share = 0.4;
};

struct Flow {
    std::vector<FlowPage> pages;
    Length row_above;  // as used, which may be less than asked for
};

// Design: section 11, rule by rule. Nothing when a block is higher than a page and cannot be parted;
// `too_high` then says which.
std::optional<Flow> flow(const std::vector<FlowBlock>& blocks, const FlowMeasures& measures,
                         std::size_t& too_high);

}  // namespace sigillum::typeset
