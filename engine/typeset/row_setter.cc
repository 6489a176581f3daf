#include "typeset/row_setter.h"

#include <algorithm>

#include "typeset/content_key.h"
#include "typeset/field_name.h"
#include "typeset/unit_header.h"
#include "typeset/value_column.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using layout::StyleName;

void add_node(ContentKey& key, const Node& node) {
    key.add((static_cast<int>(node.kind) << 16) | (static_cast<int>(node.role) << 8) |
            static_cast<int>(node.scope));
    key.add(node.text).add(node.second).add(node.label).add(node.children.size());
    for (const Node& child : node.children) add_node(key, child);
}

// By its origin where it has one, else by all it says.
std::string key_of(const Node& node, bool right_to_left) {
    ContentKey key;
    key.add(right_to_left).add(node.origin.value());
    if (!node.origin.known()) add_node(key, node);
    return key.take();
}

void count_from(document::NodeId first, std::vector<page::Item>& items) {
    for (page::Item& item : items) {
        if (item.owner.node >= 0) item.owner.node -= first;
    }
}

// Serif and sans stand on one line: each is moved by half of what their own baselines differ.
Length shared_baseline(const Desk& desk) {
    return (desk.baseline(StyleName::row_heading) + desk.baseline(StyleName::value)) / 2;
}

}  // namespace

Result<SharedRow> RowSetter::remembered(std::string key, Result<SetRow> row, document::NodeId first) {
    if (!row) return fail(row.error());
    count_from(first, row->label.items);
    for (RowPart& part : row->parts) {
        count_from(first, part.fragment.items);
        count_from(first, part.beside.items);
    }
    return rows_.remember(std::move(key), std::make_shared<const SetRow>(std::move(*row)));
}

Result<SharedRow> RowSetter::set(const Node& row) {
    std::string key = key_of(row, desk_.right_to_left());
    if (const SharedRow* known = rows_.find(key)) return *known;
    return remembered(std::move(key), made(row), row.id);
}

Result<SharedRow> RowSetter::set_unit_header(const Node& unit) {
    std::string key = key_of(unit.children[0], desk_.right_to_left());
    if (unit.children.size() > 1) key += key_of(unit.children[1], desk_.right_to_left());
    if (const SharedRow* known = rows_.find(key)) return *known;
    return remembered(std::move(key), unit_header(desk_, unit), unit.id);
}

Result<Fragment> RowSetter::label(const Node& heading, Length first_baseline) const {
    const layout::SupplementGrid& grid = desk_.layout().supplement;
    const std::string field = field_name(heading);
    Canvas canvas = desk_.canvas();
    if (!heading.label.empty()) {
        const document::Text number{{.text = heading.label, .language = heading.language}};
        auto set =
            desk_.fit({.text = number, .style = StyleName::row_number, .measure = grid.number_width}, field);
        if (!set) return fail(set.error());
        canvas.line((*set)->lines.front(), {grid.left, grid.number_width}, first_baseline, Align::start,
                    page::Owner::label_of(heading.id));
    }
    const Column column{grid.left + grid.number_width, grid.heading_width};
    auto main = desk_.fit({.text = heading.text,
                           .style = StyleName::row_heading,
                           .measure = column.width,
                           .breaking = Breaking::prose,
                           .balanced = true},
                          field);
    if (!main) return fail(main.error());
    Length below = canvas.paragraph(**main, column, first_baseline - (*main)->baseline, Align::start,
                                    page::Owner::of(heading.id));
    if (!heading.second.empty()) {
        auto second = desk_.fit({.text = heading.second,
                                 .style = StyleName::row_heading_second,
                                 .measure = column.width,
                                 .breaking = Breaking::prose,
                                 .balanced = true},
                                field);
        if (!second) return fail(second.error());
        below = canvas.paragraph(**second, column, below, Align::start, page::Owner::of(heading.id));
    }
    return Fragment{below, canvas.take()};
}

Result<SetRow> RowSetter::made(const Node& row) const {
    const layout::SupplementGrid& grid = desk_.layout().supplement;
    const Node& heading = row.children.front();
    const std::string field = field_name(heading);
    SetRow set;
    set.first_baseline = shared_baseline(desk_);
    set.value_top = set.first_baseline - desk_.baseline(StyleName::value);
    auto label_set = label(heading, set.first_baseline);
    if (!label_set) return fail(label_set.error());
    set.label = std::move(*label_set);
    const Length label_width = grid.number_width + grid.heading_width + grid.label_gap;
    ValueColumn column(desk_, {grid.left + label_width, grid.right - grid.left - label_width}, field);
    for (std::size_t i = 1; i < row.children.size(); ++i) {
        if (auto added = column.add(row.children[i]); !added) return fail(added.error());
    }
    set.parts = column.take();
    return set;
}

Result<Fragment> RowSetter::continued_label(const Node& row, const std::string& continued) const {
    Node heading = row.children.front();
    heading.second.clear();
    heading.text.push_back({.text = " " + continued, .language = heading.language});
    auto set = label(heading, shared_baseline(desk_));
    if (!set) return set;
    for (page::Item& item : set->items) item.owner = page::Owner::none(page::Artifact::layout);
    return set;
}

}  // namespace sigillum::typeset
