// The tables of a row's value: keys and values, the two forms of a blended activity, the list of learning
// units.
#include <algorithm>

#include "typeset/value_column.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

constexpr Length between_forms = Length::mm(3.6);  // least white between the two columns of a blended table
constexpr Length numeral_width = Length::mm(7.8);  // of the list of learning units
constexpr Length workload_width = Length::mm(26);
constexpr Length unit_padding = Length::mm(0.6);  // above and below the rule between two learning units
constexpr Length rule_height = Length::mm(0.15);

}  // namespace

Result<Length> ValueColumn::set_cell(const Node& cell, StyleName style, Column column, Length top,
                                     Canvas& canvas) const {
    auto below = set_text(cell.text, style, {column, top}, page::Owner::of(cell.id), canvas);
    if (!below || cell.second.empty()) return below;
    return set_text(cell.second, StyleName::value_second, {column, *below}, page::Owner::of(cell.id), canvas);
}

Done ValueColumn::add_key_values(const Node& table) {
    const Column keys{column_.start, grid_.key_width};
    const Length value_start = grid_.key_width + grid_.key_gap;
    const Column values{column_.start + value_start, column_.width - value_start};
    for (const Node& row : table.children) {
        if (row.children.size() < 2) continue;
        Canvas canvas = desk_.canvas();
        auto key = set_cell(row.children[0], StyleName::key, keys, {}, canvas);
        if (!key) return fail(key.error());
        auto value = set_cell(row.children[1], StyleName::value, values, {}, canvas);
        if (!value) return fail(value.error());
        add_part(
            {.fragment = {}, .gap_above = grid_.key_row_gap, .with_next = &row != &table.children.back()},
            canvas, std::max(*key, *value));
    }
    above_ = {};
    return {};
}

// The two forms share the value column: in halves where their texts fit into halves, else the first as wide
// as it needs.
Done ValueColumn::add_blended(const Node& table) {
    const Column keys{column_.start, grid_.key_width};
    const Length start = column_.start + grid_.key_width + grid_.key_gap;
    const Length width = column_.width - grid_.key_width - grid_.key_gap;
    Length widest[2];
    for (const Node& row : table.children) {
        for (std::size_t i = 1; i < row.children.size() && i < 3; ++i) {
            const Node& cell = row.children[i];
            for (const auto& [text, style] : {std::pair(&cell.text, StyleName::value),
                                              std::pair(&cell.second, StyleName::value_second)}) {
                if (text->empty()) continue;
                auto set = desk_.fit(
                    {.text = *text, .style = style, .measure = width, .breaking = Breaking::prose}, field_);
                if (!set) return fail(set.error());
                widest[i - 1] = std::max(widest[i - 1], (*set)->widest());
            }
        }
    }
    const Length half = width / 2;
    Length first = half;
    const bool halves = widest[0] + between_forms <= half && widest[1] <= half;
    if (!halves && widest[0] + between_forms + widest[1] <= width) {
        first = widest[0] + between_forms + (width - widest[0] - between_forms - widest[1]) / 2;
    }
    const Column columns[2] = {{start, first - between_forms}, {start + first, width - first}};
    for (const Node& row : table.children) {
        Canvas canvas = desk_.canvas();
        Length height;
        for (std::size_t i = 0; i < row.children.size() && i < 3; ++i) {
            const Node& cell = row.children[i];
            const bool head = cell.kind == document::Kind::header_cell;
            const StyleName style = i == 0 ? StyleName::key
                                    : head ? StyleName::outcome_title
                                           : StyleName::value;
            auto below = set_cell(cell, style, i == 0 ? keys : columns[i - 1], {}, canvas);
            if (!below) return fail(below.error());
            height = std::max(height, *below);
        }
        add_part(
            {.fragment = {}, .gap_above = grid_.key_row_gap, .with_next = &row != &table.children.back()},
            canvas, height);
    }
    above_ = {};
    return {};
}

// One learning unit: its number, kind and title above its university, its workload at the end side.
Result<Length> ValueColumn::set_unit(const Node& row, Canvas& canvas) const {
    const Column name{column_.start + numeral_width, column_.width - numeral_width - workload_width};
    Length below;
    for (const Node& line : row.children[1].children) {
        auto set =
            set_cell(line, line.role == Role::note ? StyleName::key : StyleName::value, name, below, canvas);
        if (!set) return set;
        below = *set;
    }
    const Length baseline = desk_.baseline(StyleName::value);
    auto number = desk_.fit(
        {.text = row.children[0].text, .style = StyleName::unit_list_numeral, .measure = numeral_width},
        field_);
    if (!number) return fail(number.error());
    canvas.line((*number)->lines.front(), {column_.start, numeral_width}, baseline, Align::start,
                page::Owner::of(row.children[0].id));
    const Node& workload = row.children[2];
    const Column end{column_.start + column_.width - workload_width, workload_width};
    Length below_workload;
    for (const auto& [text, style] : {std::pair(&workload.text, StyleName::value),
                                      std::pair(&workload.second, StyleName::value_second)}) {
        if (text->empty()) continue;
        auto set = desk_.fit({.text = *text, .style = style, .measure = workload_width}, field_);
        if (!set) return fail(set.error());
        below_workload =
            canvas.paragraph(**set, end, below_workload, Align::end, page::Owner::of(workload.id));
    }
    return std::max(below, below_workload);
}

Done ValueColumn::add_unit_list(const Node& table) {
    ++lists_;
    for (const Node& row : table.children) {
        if (row.children.size() < 3) continue;
        const bool first = &row == &table.children.front();
        Canvas unit = desk_.canvas();
        auto height = set_unit(row, unit);
        if (!height) return fail(height.error());
        Canvas canvas = desk_.canvas();
        Length top;
        if (!first) {
            canvas.rule(column_, unit_padding, rule_height, desk_.color(layout::ColorRole::row_rule),
                        page::Owner::none(page::Artifact::layout));
            top = unit_padding * 2.0 + rule_height;
        }
        canvas.add(unit.take(), top);
        add_part({.fragment = {}, .gap_above = first ? grid_.key_row_gap : Length{}, .list = lists_}, canvas,
                 top + *height);
    }
    above_ = {};
    return {};
}

}  // namespace sigillum::typeset
