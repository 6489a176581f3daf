#include "typeset/supplement.h"

#include <fmt/format.h>

#include <algorithm>

#include "typeset/continued_line.h"
#include "typeset/field_name.h"
#include "typeset/page_flow.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

// Design: section 5 and the reference pages.
constexpr Length row_rule = Length::mm(0.15);
constexpr Length strong_rule = Length::mm(0.35);
constexpr Length title_to_subtitle = Length::mm(0.4);
constexpr Length below_title = Length::mm(4.3);
constexpr Length below_continued_line = Length::mm(1.6);
constexpr Length above_end_mark = Length::mm(6.5);
constexpr Size end_spindle{Length::mm(34.8),
                           Length::mm(2.668)};  // the spindle's drawing, 60 x 4.6, at 0.58 of its size
constexpr Length spindle_to_end_mark = Length::mm(0.8);

// A block of the supplement, set.
struct SetBlock {
    const Node* node = nullptr;
    SharedRow row;  // a title, a unit's header and the end mark have a label only
    const Node* unit = nullptr;
};

SharedRow label_only(Fragment label) {
    SetRow row;
    row.label = std::move(label);
    return std::make_shared<const SetRow>(std::move(row));
}

class Supplement {
  public:
    Supplement(Desk& desk, RowSetter& rows, const document::Document& document, const Node& section)
        : desk_(desk), rows_(rows), document_(document), section_(section), grid_(desk.layout().supplement) {}

    Result<SetSupplement> set();

  private:
    Done set_blocks();
    Done set_title(const std::vector<const Node*>& titles);
    Done set_end_mark(const Node& node);
    Done set_unit(const Node& unit);
    Done add_row(const Node& row, const Node* unit, int unit_number);
    void add(FlowBlock::Kind kind, SetBlock block, int unit_number);

    Result<Flow> flowed() const;
    Result<page::Page> drawn(const FlowPage& plan, Length row_above) const;
    Done draw_continued_line(const Node& unit, Canvas& canvas) const;
    Done draw_row(const FlowPlace& place, Length row_above, std::vector<page::Item>& items) const;
    const Node* unit_of(const FlowPage& plan) const;
    void note_bookmarks(const FlowPage& plan, int page, std::vector<page::Bookmark>& bookmarks) const;

    Desk& desk_;
    RowSetter& rows_;
    const document::Document& document_;
    const Node& section_;
    const layout::SupplementGrid& grid_;
    std::vector<SetBlock> blocks_;
    std::vector<FlowBlock> flow_blocks_;
    int units_ = 0;
    Length continued_height_;  // of the highest line that announces a unit gone on
};

void Supplement::add(FlowBlock::Kind kind, SetBlock block, int unit_number) {
    FlowBlock flow{.kind = kind,
                   .height = block.row->label.height,
                   .label_height = block.row->label.height,
                   .value_top = block.row->value_top,
                   .parts = {},
                   .unit = unit_number};
    flow.parts.reserve(block.row->parts.size());
    for (const RowPart& part : block.row->parts) {
        flow.parts.push_back({part.gap_above, part.fragment.height, part.with_next, part.counts, part.list});
    }
    flow_blocks_.push_back(std::move(flow));
    blocks_.push_back(std::move(block));
}

Done Supplement::set_title(const std::vector<const Node*>& titles) {
    Canvas canvas = desk_.canvas();
    const Column column{grid_.left, grid_.right - grid_.left};
    Length below;
    for (const Node* title : titles) {
        const bool main = title->role == Role::supplement_title;
        const StyleName style = main ? StyleName::supplement_title : StyleName::supplement_subtitle;
        for (const auto& [text, text_style] :
             {std::pair(&title->text, style), std::pair(&title->second, StyleName::supplement_subtitle)}) {
            if (text->empty()) continue;
            auto set = desk_.fit({.text = *text,
                                  .style = text_style,
                                  .measure = column.width,
                                  .breaking = Breaking::spaces,
                                  .balanced = true},
                                 field_name(*title));
            if (!set) return fail(set.error());
            if (below > Length{}) below += title_to_subtitle;
            below = canvas.paragraph(**set, column, below, Align::start,
                                     page::Owner::of(title->id - titles.front()->id));
        }
    }
    add(FlowBlock::Kind::title,
        {.node = titles.front(), .row = label_only({below + below_title, canvas.take()})}, 0);
    return {};
}

Done Supplement::set_end_mark(const Node& node) {
    Canvas canvas = desk_.canvas();
    const Column column{grid_.left, grid_.right - grid_.left};
    if (desk_.picture("spindle-small") != nullptr) {
        const Length start = (grid_.page_width - end_spindle.width) / 2;
        canvas.picture("spindle-small",
                       canvas.area({start, end_spindle.width}, above_end_mark, end_spindle.height),
                       page::Owner::none(page::Artifact::layout));
    }
    auto set = desk_.fit({.text = node.text,
                          .style = StyleName::end_mark,
                          .measure = column.width,
                          .joined_second = &node.second},
                         field_name(node));
    if (!set) return fail(set.error());
    const Length top = above_end_mark + end_spindle.height + spindle_to_end_mark;
    const Length below = canvas.paragraph(**set, column, top, Align::center, page::Owner::of(0));
    add(FlowBlock::Kind::end_mark, {.node = &node, .row = label_only({below, canvas.take()})}, 0);
    return {};
}

Done Supplement::add_row(const Node& row, const Node* unit, int unit_number) {
    auto set = rows_.set(row);
    if (!set) return fail(set.error());
    add(FlowBlock::Kind::row, {.node = &row, .row = *set, .unit = unit}, unit_number);
    return {};
}

Done Supplement::set_unit(const Node& unit) {
    const int number = ++units_;
    auto continued = continued_line(desk_, document_, unit);
    if (!continued) return fail(continued.error());
    continued_height_ = std::max(continued_height_, (*continued)->height());
    auto header = rows_.set_unit_header(unit);
    if (!header) return fail(header.error());
    add(FlowBlock::Kind::unit_header, {.node = &unit, .row = *header, .unit = &unit}, number);
    for (std::size_t i = 2; i < unit.children.size(); ++i) {
        if (auto row = add_row(unit.children[i], &unit, number); !row) return row;
    }
    return {};
}

Done Supplement::set_blocks() {
    std::vector<const Node*> titles;
    for (const Node& child : section_.children) {
        if (child.role == Role::supplement_title || child.role == Role::supplement_subtitle)
            titles.push_back(&child);
    }
    if (!titles.empty()) {
        if (auto title = set_title(titles); !title) return title;
    }
    for (const Node& child : section_.children) {
        Done set;
        if (child.role == Role::row) set = add_row(child, nullptr, 0);
        if (child.role == Role::unit) set = set_unit(child);
        if (child.role == Role::end_mark) set = set_end_mark(child);
        if (!set) return set;
    }
    return {};
}

Result<Flow> Supplement::flowed() const {
    const FlowMeasures measures{.body_top = grid_.body_top,
                                .body_bottom = grid_.body_bottom,
                                .rule = row_rule,
                                .row_above = grid_.row_above,
                                .row_below = grid_.row_below,
                                .unit_above = grid_.unit_above,
                                .unsplit_row = grid_.unsplit_row,
                                .continued_line = continued_height_ + below_continued_line,
                                .unit_start_share = grid_.unit_start_share};
    std::size_t too_high = 0;
    auto result = flow(flow_blocks_, measures, too_high);
    if (result) return std::move(*result);
    const Node& node = *blocks_[too_high].node;
    return fail(does_not_fit, {.field = field_name(node.children.empty() ? node : node.children.front())},
                "a text higher than a page that cannot be parted",
                "shorter paragraphs, or a list of several items");
}

const Node* Supplement::unit_of(const FlowPage& plan) const {
    if (plan.continued_unit == 0 || plan.places.empty()) return nullptr;
    return blocks_[plan.places.front().block].unit;
}

Done Supplement::draw_continued_line(const Node& unit, Canvas& canvas) const {
    auto line = continued_line(desk_, document_, unit);
    if (!line) return fail(line.error());
    canvas.paragraph(**line, {grid_.left, grid_.right - grid_.left}, grid_.body_top, Align::start,
                     page::Owner::none(page::Artifact::header));
    return {};
}

Done Supplement::draw_row(const FlowPlace& place, Length row_above, std::vector<page::Item>& items) const {
    const SetBlock& block = blocks_[place.block];
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
    for (std::size_t i = place.first_part; i < place.end_part; ++i) {
        const RowPart& part = block.row->parts[i];
        if (i > place.first_part) top += part.gap_above;
        typeset::place(part.fragment, top, first, items);
        top += part.fragment.height;
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
        const SetBlock& block = blocks_[at.block];
        if (flow_blocks_[at.block].kind != FlowBlock::Kind::row) {
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
        const Node& node = *blocks_[place.block].node;
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
    if (auto blocks = set_blocks(); !blocks) return fail(blocks.error());
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
    return Supplement(desk, rows, document, *section).set();
}

}  // namespace sigillum::typeset
