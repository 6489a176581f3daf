#include "typeset/supplement.h"

#include <fmt/format.h>

#include <algorithm>

#include "typeset/continued_line.h"
#include "typeset/field_name.h"
#include "typeset/supplement_blocks.h"
#include "typeset/two_columns.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;

// Design: section 5 and the reference pages.
constexpr Length row_rule = Length::mm(0.15);
constexpr Length strong_rule = Length::mm(0.35);
constexpr Length below_continued_line = Length::mm(1.6);

class Supplement {
  public:
    Supplement(const Desk& desk, const RowSetter& rows, const document::Document& document, BlockList list)
        : desk_(desk),
          rows_(rows),
          document_(document),
          grid_(desk.layout().supplement),
          list_(std::move(list)) {}

    Result<SetSupplement> set();

  private:
    Result<Flow> flowed() const;
    Result<page::Page> drawn(const FlowPage& plan, Length row_above) const;
    Done draw_continued_line(const Node& unit, Canvas& canvas) const;
    Done draw_row(const FlowPlace& place, Length row_above, std::vector<page::Item>& items) const;
    const Node* unit_of(const FlowPage& plan) const;
    void note_bookmarks(const FlowPage& plan, int page, std::vector<page::Bookmark>& bookmarks) const;

    const Desk& desk_;
    const RowSetter& rows_;
    const document::Document& document_;
    const layout::SupplementGrid& grid_;
    BlockList list_;
};

Result<Flow> Supplement::flowed() const {
    const FlowMeasures measures{.body_top = grid_.body_top,
                                .body_bottom = grid_.body_bottom,
                                .rule = row_rule,
                                .row_above = grid_.row_above,
                                .row_below = grid_.row_below,
                                .unit_above = grid_.unit_above,
                                .unsplit_row = grid_.unsplit_row,
                                .continued_line = list_.continued_height + below_continued_line,
                                .unit_start_share = grid_.unit_start_share};
    std::size_t too_high = 0;
    auto result = flow(list_.flow, measures, too_high);
    if (result) return std::move(*result);
    const Node& node = *list_.blocks[too_high].node;
    return fail(does_not_fit, {.field = field_name(node.children.empty() ? node : node.children.front())},
                "a text higher than a page that cannot be parted",
                "shorter paragraphs, or a list of several items");
}

const Node* Supplement::unit_of(const FlowPage& plan) const {
    if (plan.continued_unit == 0 || plan.places.empty()) return nullptr;
    return list_.blocks[plan.places.front().block].unit;
}

Done Supplement::draw_continued_line(const Node& unit, Canvas& canvas) const {
    auto line = continued_line(desk_, document_, unit);
    if (!line) return fail(line.error());
    canvas.paragraph(**line, {grid_.left, grid_.right - grid_.left}, grid_.body_top, Align::start,
                     page::Owner::none(page::Artifact::header));
    return {};
}

Done Supplement::draw_row(const FlowPlace& place, Length row_above, std::vector<page::Item>& items) const {
    const SetBlock& block = list_.blocks[place.block];
    Canvas canvas = desk_.canvas();
    const Length height = place.strong_rule ? strong_rule : row_rule;
    canvas.rule({grid_.left, grid_.right - grid_.left}, place.top + (row_rule - height) / 2, height,
                desk_.color(place.strong_rule ? layout::ColorRole::display : layout::ColorRole::row_rule),
                page::Owner::none(page::Artifact::layout));
    for (page::Item& item : canvas.take()) items.push_back(std::move(item));
    Length top = place.top + row_rule + row_above;
    const document::NodeId first = block.node->id;
    if (place.continued) {
        auto label = rows_.continued_label(*block.node, document_.furniture.row_continued);
        if (!label) return fail(label.error());
        typeset::place(*label, top, 0, items);
    } else {
        typeset::place(block.row->label, top, first, items);
    }
    top += block.row->value_top;
    TwoColumns columns;
    for (std::size_t i = place.first_part; i < place.end_part; ++i) {
        const RowPart& part = block.row->parts[i];
        const auto tops = columns.add({part.fragment.height, part.beside.height}, part.gap_above, part.level);
        typeset::place(part.fragment, top + tops.main, first, items);
        typeset::place(part.beside, top + tops.second, first, items);
    }
    return {};
}

Result<page::Page> Supplement::drawn(const FlowPage& plan, Length row_above) const {
    page::Page page;
    page.size = {grid_.page_width, grid_.page_height};
    if (const Node* unit = unit_of(plan)) {
        Canvas canvas = desk_.canvas();
        if (auto line = draw_continued_line(*unit, canvas); !line) return fail(line.error());
        page.items = canvas.take();
    }
    for (const FlowPlace& at : plan.places) {
        const SetBlock& block = list_.blocks[at.block];
        if (list_.flow[at.block].kind != FlowBlock::Kind::row) {
            place(block.row->label, at.top, block.node->id, page.items);
        } else if (auto row = draw_row(at, row_above, page.items); !row) {
            return fail(row.error());
        }
    }
    return page;
}

void Supplement::note_bookmarks(const FlowPage& plan, int page,
                                std::vector<page::Bookmark>& bookmarks) const {
    for (const FlowPlace& place : plan.places) {
        const Node& node = *list_.blocks[place.block].node;
        const Node& heading = node.children.empty() ? node : node.children.front();
        if (heading.kind != document::Kind::heading || place.continued) continue;
        const std::string words = document::plain_text(heading.text);
        std::string title = words;
        if (node.role == Role::unit) title = words + " " + heading.label;
        if (node.role == Role::row && !heading.label.empty()) title = heading.label + " " + words;
        bookmarks.push_back(
            {.node = heading.id, .level = heading.level, .title = title, .page = page, .top = place.top});
    }
}

Result<SetSupplement> Supplement::set() {
    auto plan = flowed();
    if (!plan) return fail(plan.error());
    SetSupplement result;
    for (const FlowPage& page : plan->pages) {
        auto items = drawn(page, plan->row_above);
        if (!items) return fail(items.error());
        result.pages.push_back(std::move(*items));
        note_bookmarks(page, static_cast<int>(result.pages.size()), result.bookmarks);
    }
    return result;
}

}  // namespace

Result<SetSupplement> set_supplement(Desk& desk, RowSetter& rows, const document::Document& document) {
    const Node* section = child_of(document.root, Role::supplement);
    if (section == nullptr) return SetSupplement{};
    desk.turn_to_supplement();
    auto blocks = supplement_blocks(desk, rows, document, *section);
    if (!blocks) return fail(blocks.error());
    return Supplement(desk, rows, document, std::move(*blocks)).set();
}

}  // namespace sigillum::typeset
