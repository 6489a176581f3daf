// Where set text and marks are put down. Horizontal places count from the side where the main language
// begins; the canvas alone turns them into places on the sheet, so that right-to-left documents are mirrored
// in one spot.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "page/page.h"
#include "typeset/fragment.h"
#include "typeset/paragraph.h"

namespace sigillum::typeset {

enum class Align { start, center, end };

// A horizontal stretch: from `start` on, counted from the side where lines begin.
struct Column {
    Length start;
    Length width;
};

class Canvas {
  public:
    Canvas(Length page_width, bool right_to_left) : page_width_(page_width), right_to_left_(right_to_left) {}

    bool right_to_left() const { return right_to_left_; }
    // The left end on the sheet of what begins at `start` and is `width` wide.
    Length left(Length start, Length width) const {
        return right_to_left_ ? page_width_ - start - width : start;
    }
    // A column of another canvas of the same sheet, counted from the side where this one begins.
    Column same_place(const Canvas& other, Column column) const {
        return {left(other.left(column.start, column.width), column.width), column.width};
    }
    Rect area(Column column, Length top, Length height) const {
        return {{left(column.start, column.width), top}, {column.width, height}};
    }

    // Lines below each other from `top`; gives the lower end of their boxes.
    Length paragraph(const Paragraph& paragraph, Column column, Length top, Align align, page::Owner owner);
    void line(const Line& line, Column column, Length baseline, Align align, page::Owner owner);
    void rule(Column column, Length top, Length height, Color color, page::Owner owner);
    void picture(const std::string& name, Rect area, page::Owner owner);
    // A new item, to be given its content.
    page::Item& add(page::Owner owner);
    // Takes over items that were set elsewhere, moved down.
    void add(std::vector<page::Item> items, Length down) { append(std::move(items), down, items_); }

    std::vector<page::Item> take() { return std::exchange(items_, {}); }
    const std::vector<page::Item>& items() const { return items_; }

  private:
    Length page_width_;
    bool right_to_left_;
    std::vector<page::Item> items_;
};

}  // namespace sigillum::typeset
