#include "typeset/supplement_blocks.h"

#include <algorithm>

#include "typeset/continued_line.h"
#include "typeset/field_name.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

// Design: section 5 and the reference pages. The end mark's spindle is the usual drawing, 60 x 4.6, at 0.58
// of its size.
constexpr Length title_to_subtitle = Length::mm(0.4);
constexpr Length below_title = Length::mm(4.3);
constexpr Length above_end_mark = Length::mm(6.5);
constexpr Size end_spindle{Length::mm(34.8), Length::mm(2.668)};
constexpr Length spindle_to_end_mark = Length::mm(0.8);

SharedRow label_only(Fragment label) {
    SetRow row;
    row.label = std::move(label);
    return std::make_shared<const SetRow>(std::move(row));
}

class SupplementBlocks {
  public:
    SupplementBlocks(const Desk& desk, RowSetter& rows, const document::Document& document,
                     const Node& section)
        : desk_(desk), rows_(rows), document_(document), section_(section), grid_(desk.layout().supplement) {}

    Result<BlockList> set();

  private:
    Done set_title(const std::vector<const Node*>& titles);
    Done set_end_mark(const Node& node);
    Done set_unit(const Node& unit);
    Done add_row(const Node& row, const Node* unit, int unit_number);
    void add(FlowBlock::Kind kind, SetBlock block, int unit_number);

    const Desk& desk_;
    RowSetter& rows_;
    const document::Document& document_;
    const Node& section_;
    const layout::SupplementGrid& grid_;
    BlockList result_;
    int units_ = 0;
};

void SupplementBlocks::add(FlowBlock::Kind kind, SetBlock block, int unit_number) {
    FlowBlock flow{.kind = kind,
                   .height = block.row->label.height,
                   .label_height = block.row->label.height,
                   .value_top = block.row->value_top,
                   .parts = {},
                   .unit = unit_number};
    flow.parts.reserve(block.row->parts.size());
    for (const RowPart& part : block.row->parts) {
        flow.parts.push_back({part.gap_above, part.fragment.height, part.with_next, part.counts, part.list,
                              part.beside.height, part.level});
    }
    result_.flow.push_back(std::move(flow));
    result_.blocks.push_back(std::move(block));
}

Done SupplementBlocks::set_title(const std::vector<const Node*>& titles) {
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

Done SupplementBlocks::set_end_mark(const Node& node) {
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

Done SupplementBlocks::add_row(const Node& row, const Node* unit, int unit_number) {
    auto set = rows_.set(row);
    if (!set) return fail(set.error());
    add(FlowBlock::Kind::row, {.node = &row, .row = *set, .unit = unit}, unit_number);
    return {};
}

Done SupplementBlocks::set_unit(const Node& unit) {
    const int number = ++units_;
    auto continued = continued_line(desk_, document_, unit);
    if (!continued) return fail(continued.error());
    result_.continued_height = std::max(result_.continued_height, (*continued)->height());
    auto header = rows_.set_unit_header(unit);
    if (!header) return fail(header.error());
    add(FlowBlock::Kind::unit_header, {.node = &unit, .row = *header, .unit = &unit}, number);
    for (std::size_t i = 2; i < unit.children.size(); ++i) {
        if (auto row = add_row(unit.children[i], &unit, number); !row) return row;
    }
    return {};
}

Result<BlockList> SupplementBlocks::set() {
    std::vector<const Node*> titles;
    for (const Node& child : section_.children) {
        if (child.role == Role::supplement_title || child.role == Role::supplement_subtitle)
            titles.push_back(&child);
    }
    if (!titles.empty()) {
        if (auto title = set_title(titles); !title) return fail(title.error());
    }
    for (const Node& child : section_.children) {
        Done set;
        if (child.role == Role::row) set = add_row(child, nullptr, 0);
        if (child.role == Role::unit) set = set_unit(child);
        if (child.role == Role::end_mark) set = set_end_mark(child);
        if (!set) return fail(set.error());
    }
    return std::move(result_);
}

}  // namespace

Result<BlockList> supplement_blocks(const Desk& desk, RowSetter& rows, const document::Document& document,
                                    const Node& section) {
    return SupplementBlocks(desk, rows, document, section).set();
}

}  // namespace sigillum::typeset
