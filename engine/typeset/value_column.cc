#include "typeset/value_column.h"

#include <algorithm>
#include <memory>

#include "locale/direction.h"

namespace sigillum::typeset {
namespace {

using document::Kind;
using document::Node;
using document::Role;
using layout::StyleName;

constexpr Length between_items = Length::mm(0.4);
constexpr double bullet_height = 0.4;           // of the first line's height (design: section 5)
const Length bullet_middle = Length::mm(0.95);  // from the column's start

}  // namespace

ValueColumn::ValueColumn(const Desk& desk, Column column, std::string field)
    : desk_(desk), grid_(desk.layout().supplement), column_(column), field_(std::move(field)) {}

Done ValueColumn::add(const Node& block) {
    switch (block.role) {
        case Role::key_values:
            return add_key_values(block);
        case Role::blended:
            return add_blended(block);
        case Role::unit_list:
            return add_unit_list(block);
        case Role::pairs:
            for (const Node& pair : block.children) {
                if (auto added = add_pair(pair, &pair == &block.children.front()); !added) return added;
            }
            return {};
        case Role::pair:
            return add_pair(block, true);
        default:
            return add_leaves(block);
    }
}

std::vector<ValueColumn::Leaf> ValueColumn::leaves_of(const Node& block) {
    std::vector<Leaf> leaves;
    if (block.kind == Kind::list) {
        ++lists_;
        for (const Node& item : block.children)
            leaves.push_back({.node = &item, .bullet = true, .list = lists_});
    } else if (block.children.empty()) {
        const bool title = block.role == Role::outcome_title;
        const StyleName style = title                      ? StyleName::outcome_title
                                : block.role == Role::note ? StyleName::note
                                                           : StyleName::value;
        leaves.push_back({.node = &block, .style = style, .title = title});
    }
    if (block.kind != Kind::list) {
        for (const Node& child : block.children) {
            for (const Leaf& leaf : leaves_of(child)) leaves.push_back(leaf);
        }
    }
    return leaves;
}

Length ValueColumn::gap_above(const Leaf& leaf) const {
    if (leaf.title) return grid_.group_gap;
    if (leaf.bullet) return above_.bullet && above_.list == leaf.list ? between_items : Length{};
    return grid_.key_row_gap;
}

Result<Length> ValueColumn::set_text(const document::Text& text, StyleName style, Spot spot,
                                     const page::Owner& owner, Canvas& canvas) const {
    if (text.empty()) return spot.top;
    auto set = desk_.fit(
        {.text = text, .style = style, .measure = spot.column.width, .breaking = Breaking::prose}, field_);
    if (!set) return fail(set.error());
    // Styles of one lead share the baselines of the value style.
    const bool on_grid = (*set)->lead == desk_.style(StyleName::value).lead;
    const Length shift = on_grid ? desk_.baseline(StyleName::value) - (*set)->baseline : Length{};
    canvas.paragraph(**set, spot.column, spot.top + shift, Align::start, owner);
    return spot.top + (*set)->height();
}

void ValueColumn::draw_bullet(const Leaf& leaf, Column column, Canvas& canvas) const {
    // A square turned by 45 degrees, around its middle.
    const double half = grid_.bullet_size.mm() / 2 * 1.41421356;
    picture::Shape diamond;
    diamond.path.move_to({0, -half});
    diamond.path.line_to({half, 0});
    diamond.path.line_to({0, half});
    diamond.path.line_to({-half, 0});
    diamond.path.close();
    diamond.paint.fill = desk_.color(layout::ColorRole::accent);
    const PagePoint middle{canvas.left(column.start + bullet_middle, {}),
                           desk_.style(StyleName::value).lead * bullet_height + grid_.bullet_size / 2};
    canvas.add(page::Owner::label_of(leaf.node->id)).content =
        page::ShapeItem{std::make_shared<const picture::Shape>(std::move(diamond)), middle};
}

Result<Length> ValueColumn::set_leaf(const Leaf& leaf, Column column, bool in_second_language,
                                     Canvas& canvas) const {
    Column text = column;
    if (leaf.bullet) {
        draw_bullet(leaf, column, canvas);
        text = {column.start + grid_.bullet_indent, column.width - grid_.bullet_indent};
    }
    const page::Owner owner = page::Owner::of(leaf.node->id);
    if (!in_second_language || leaf.title) {
        auto below = set_text(leaf.node->text, leaf.style, {text, {}}, owner, canvas);
        if (!below || leaf.node->second.empty()) return below;
        return set_text(leaf.node->second, StyleName::value_second, {text, *below}, owner, canvas);
    }
    TextStyle style = desk_.style(leaf.style);
    style.color = desk_.color(layout::ColorRole::second);
    auto set = desk_.set(spans_of(leaf.node->text, style), text.width, field_, Breaking::prose);
    if (!set) return fail(set.error());
    return canvas.paragraph(**set, text, {}, Align::start, owner);
}

void ValueColumn::add_part(RowPart part, Canvas& canvas, Length height) {
    part.fragment.height = height;
    part.fragment.items = canvas.take();
    parts_.push_back(std::move(part));
}

Done ValueColumn::add_leaves(const Node& block) {
    for (const Leaf& leaf : leaves_of(block)) {
        Canvas canvas = desk_.canvas();
        auto height = set_leaf(leaf, column_, false, canvas);
        if (!height) return fail(height.error());
        add_part({.fragment = {},
                  .gap_above = gap_above(leaf),
                  .with_next = leaf.title,
                  .counts = !leaf.title,
                  .list = leaf.list},
                 canvas, *height);
        above_ = leaf;
    }
    return {};
}

// The two languages side by side. Each column flows on its own; titles of groups stand at one height.
Done ValueColumn::add_pair(const Node& pair, bool first) {
    const Column main{column_.start, grid_.pair_width};
    const Column second{column_.start + grid_.pair_width + grid_.pair_gap, grid_.pair_width};
    std::vector<Leaf> main_leaves = leaves_of(pair.children.front());
    const std::vector<Leaf> second_leaves =
        pair.children.size() > 1 ? leaves_of(pair.children[1]) : std::vector<Leaf>{};
    for (std::size_t i = 0; i < std::max(main_leaves.size(), second_leaves.size()); ++i) {
        Canvas canvas = desk_.canvas();
        Length height;
        if (i < main_leaves.size()) {
            auto set = set_leaf(main_leaves[i], main, false, canvas);
            if (!set) return fail(set.error());
            height = *set;
        }
        // The second language begins at its own side of its column.
        Canvas canvas_beside = desk_.canvas();
        Column column_beside = second;
        if (i < second_leaves.size() && !second_leaves[i].node->text.empty()) {
            canvas_beside =
                desk_.canvas(locale::is_right_to_left(second_leaves[i].node->text.front().language));
            column_beside = canvas_beside.same_place(desk_.canvas(), second);
        }
        Length height_beside;
        if (i < second_leaves.size()) {
            auto set = set_leaf(second_leaves[i], column_beside, true, canvas_beside);
            if (!set) return fail(set.error());
            height_beside = *set;
        }
        const Leaf& leaf = i < main_leaves.size() ? main_leaves[i] : second_leaves[i];
        add_part({.fragment = {},
                  .gap_above = gap_above(leaf),
                  .with_next = leaf.title,
                  .counts = !leaf.title,
                  .list = leaf.list,
                  .beside = {height_beside, canvas_beside.take()},
                  .level = leaf.title || (first && i == 0)},
                 canvas, height);
        above_ = leaf;
    }
    return {};
}

}  // namespace sigillum::typeset
