#include "typeset/page_flow.h"

#include <algorithm>

#include "typeset/two_columns.h"

namespace sigillum::typeset {
namespace {

using Kind = FlowBlock::Kind;

constexpr std::size_t rows_with_header = 4;    // a unit's header stays with its first four rows
constexpr std::size_t items_on_each_side = 2;  // of a page break within a row
constexpr std::size_t rows_on_last_page = 2;
constexpr Length tightening = Length::mm(0.15);  // of the padding above and below, so 0.3 a row

// One pass from top to bottom. A page is begun before the block `forced`, if there is one.
class Pass {
  public:
    Pass(const std::vector<FlowBlock>& blocks, const FlowMeasures& measures,
         std::optional<std::size_t> forced)
        : blocks_(blocks), measures_(measures), forced_(forced) {}

    bool run(std::size_t& too_high) {
        new_page(0);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!place(i)) {
                too_high = i;
                return false;
            }
        }
        return true;
    }

    std::vector<FlowPage> pages;

  private:
    bool place(std::size_t i) {
        if (forced_ == i && !at_page_top()) new_page(blocks_[i].kind == Kind::row ? blocks_[i].unit : 0);
        switch (blocks_[i].kind) {
            case Kind::row:
                return place_row(i);
            case Kind::unit_header:
                return place_unit_header(i);
            case Kind::title:
            case Kind::end_mark:
                return place_whole(i, Length{});
        }
        return true;
    }

    Length room() const { return measures_.body_bottom - cursor_; }
    bool at_page_top() const { return pages.back().places.empty(); }

    void new_page(int continued_unit) {
        pages.push_back({.continued_unit = continued_unit, .places = {}});
        cursor_ = measures_.body_top + (continued_unit != 0 ? measures_.continued_line : Length{});
        first_rule_ = true;
    }

    void put(FlowPlace place, Length height) {
        place.top = cursor_;
        pages.back().places.push_back(place);
        cursor_ += height;
    }

    bool place_whole(std::size_t i, Length above) {
        if (at_page_top()) above = {};
        if (above + blocks_[i].height > room()) {
            if (at_page_top()) return false;
            new_page(0);
            above = {};
        }
        if (blocks_[i].height > room()) return false;
        cursor_ += above;
        put({.block = i}, blocks_[i].height);
        return true;
    }

    Length row_height(std::size_t i, std::size_t first, std::size_t end) const {
        const FlowBlock& block = blocks_[i];
        TwoColumns columns;
        for (std::size_t each = first; each < end; ++each) {
            const FlowPart& part = block.parts[each];
            columns.add({part.height, part.beside}, part.gap_above, part.level);
        }
        return measures_.rule + measures_.row_above +
               std::max(block.label_height, block.value_top + columns.height()) + measures_.row_below;
    }
    Length row_height(std::size_t i) const { return row_height(i, 0, blocks_[i].parts.size()); }

    void put_row(std::size_t i, std::size_t first, std::size_t end) {
        put({.block = i,
             .first_part = first,
             .end_part = end,
             .continued = first > 0,
             .strong_rule = first_rule_},
            row_height(i, first, end));
        first_rule_ = false;
    }

    // Whether the row may go on with part `next` on another page, having begun there with part `first`.
    bool may_part(const FlowBlock& block, std::size_t first, std::size_t next) const {
        const auto items = [&](std::size_t from, std::size_t to) {
            return static_cast<std::size_t>(
                std::count_if(block.parts.begin() + static_cast<std::ptrdiff_t>(from),
                              block.parts.begin() + static_cast<std::ptrdiff_t>(to),
                              [](const FlowPart& part) { return part.counts; }));
        };
        const FlowPart& before = block.parts[next - 1];
        const FlowPart& after = block.parts[next];
        if (before.with_next || items(first, next) < items_on_each_side ||
            items(next, block.parts.size()) < items_on_each_side) {
            return false;
        }
        // A last single item of a list goes over together with the one before it.
        const bool in_list = after.list != 0 && before.list == after.list;
        const bool last_of_list = next + 1 == block.parts.size() || block.parts[next + 1].list != after.list;
        return !(in_list && last_of_list);
    }

    // The part with which the next page begins, when as much as possible stands on this one; nothing where no
    // parting fits.
    std::optional<std::size_t> parting(std::size_t i, std::size_t first) const {
        const FlowBlock& block = blocks_[i];
        for (std::size_t next = block.parts.size(); next-- > first + 1;) {
            if (may_part(block, first, next) && row_height(i, first, next) <= room()) return next;
        }
        return std::nullopt;
    }

    bool place_row(std::size_t i) {
        const std::size_t parts = blocks_[i].parts.size();
        const Length page = measures_.body_bottom - measures_.body_top -
                            (blocks_[i].unit != 0 ? measures_.continued_line : Length{});
        std::size_t first = 0;
        while (row_height(i, first, parts) > room()) {
            const Length whole = row_height(i, first, parts);
            const bool may_be_parted = first > 0 || whole > measures_.unsplit_row || whole > page;
            const auto next = may_be_parted ? parting(i, first) : std::nullopt;
            if (!next && at_page_top()) return false;
            if (next) {
                put_row(i, first, *next);
                first = *next;
            }
            new_page(blocks_[i].unit);
        }
        put_row(i, first, parts);
        return true;
    }

    bool place_unit_header(std::size_t i) {
        Length together = measures_.unit_above + blocks_[i].height;
        const Length body = measures_.body_bottom - measures_.body_top;
        for (std::size_t row = i + 1; row < blocks_.size() && row <= i + rows_with_header; ++row) {
            if (blocks_[row].kind != Kind::row || blocks_[row].unit != blocks_[i].unit) break;
            // Rows so high that a page does not hold them all are left to part as they may.
            if (together + row_height(row) <= body) together += row_height(row);
        }
        const bool starts_here = room() >= body * measures_.unit_start_share && together <= room();
        if (!at_page_top() && !starts_here) new_page(0);
        if (!place_whole(i, measures_.unit_above)) return false;
        first_rule_ = true;
        return true;
    }

    const std::vector<FlowBlock>& blocks_;
    const FlowMeasures& measures_;
    std::optional<std::size_t> forced_;
    Length cursor_;
    bool first_rule_ = true;
};

std::size_t rows_on(const FlowPage& page, const std::vector<FlowBlock>& blocks) {
    return static_cast<std::size_t>(
        std::count_if(page.places.begin(), page.places.end(),
                      [&](const FlowPlace& place) { return blocks[place.block].kind == Kind::row; }));
}

// Where the last page must begin to hold two rows: before the last row but one, or before the header of its
// unit where that row is one of those that stay with the header.
std::optional<std::size_t> start_of_last_page(const std::vector<FlowBlock>& blocks) {
    std::size_t rows = 0;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (blocks[i].kind != Kind::row) continue;
        if (++rows < rows_on_last_page) continue;
        for (std::size_t back = 1; back <= rows_with_header && back <= i; ++back) {
            if (blocks[i - back].kind == Kind::unit_header) return i - back;
        }
        return i;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Flow> flow(const std::vector<FlowBlock>& blocks, const FlowMeasures& measures,
                         std::size_t& too_high) {
    Pass usual(blocks, measures, std::nullopt);
    if (!usual.run(too_high)) return std::nullopt;
    const std::size_t on_last = rows_on(usual.pages.back(), blocks);
    if (usual.pages.size() == 1 || on_last >= rows_on_last_page)
        return Flow{std::move(usual.pages), measures.row_above};
    if (on_last == 0) {
        // Only the end mark has moved: a little less padding in every row may bring it back.
        FlowMeasures tight = measures;
        tight.row_above -= tightening;
        tight.row_below -= tightening;
        Pass tightened(blocks, tight, std::nullopt);
        if (tightened.run(too_high) && tightened.pages.size() < usual.pages.size()) {
            return Flow{std::move(tightened.pages), tight.row_above};
        }
    }
    Pass fuller(blocks, measures, start_of_last_page(blocks));
    if (fuller.run(too_high) && fuller.pages.size() == usual.pages.size()) {
        return Flow{std::move(fuller.pages), measures.row_above};
    }
    return Flow{std::move(usual.pages), measures.row_above};
}

}  // namespace sigillum::typeset
