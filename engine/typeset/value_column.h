// The value column of a supplement row: paragraphs, lists, tables and pairs of two languages.
#pragma once

#include <vector>

#include "base/result.h"
#include "typeset/desk.h"
#include "typeset/row.h"

namespace sigillum::typeset {

class ValueColumn {
  public:
    // `field` is the name of the row in messages.
    ValueColumn(const Desk& desk, Column column, std::string field);

    // Adds a block of a row's value (docs/document-tree.md, "Supplement").
    Done add(const document::Node& block);
    std::vector<RowPart> take() { return std::move(parts_); }

  private:
    // A line of a value without structure below it: a paragraph, a title of a group or an item of a list.
    struct Leaf {
        const document::Node* node = nullptr;
        layout::StyleName style = layout::StyleName::value;
        bool bullet = false;
        bool title = false;  // of a group of outcomes
        int list = 0;
    };

    struct Spot {
        Column column;
        Length top;
    };

    std::vector<Leaf> leaves_of(const document::Node& block);
    Done add_leaves(const document::Node& block);
    Done add_pair(const document::Node& pair, bool first);
    Result<Length> set_leaf(const Leaf& leaf, Column column, bool in_second_language, Canvas& canvas) const;
    Length gap_above(const Leaf& leaf) const;
    void add_part(RowPart part, Canvas& canvas, Length height);
    void draw_bullet(const Leaf& leaf, Column column, Canvas& canvas) const;

    Done add_key_values(const document::Node& table);
    Done add_blended(const document::Node& table);
    Done add_unit_list(const document::Node& table);
    Result<Length> set_unit(const document::Node& row, Canvas& canvas) const;
    // A cell with its second language below it; gives the lower end.
    Result<Length> set_cell(const document::Node& cell, layout::StyleName style, Column column, Length top,
                            Canvas& canvas) const;
    Result<Length> set_text(const document::Text& text, layout::StyleName style, Spot spot,
                            const page::Owner& owner, Canvas& canvas) const;

    const Desk& desk_;
    const layout::SupplementGrid& grid_;
    Column column_;
    std::string field_;
    std::vector<RowPart> parts_;
    Leaf above_;
    int lists_ = 0;
};

}  // namespace sigillum::typeset
