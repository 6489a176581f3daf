#include "typeset/canvas.h"

namespace sigillum::typeset {

Length Canvas::paragraph(const Paragraph& paragraph, Column column, Length top, Align align,
                         page::Owner owner) {
    Length baseline = top + paragraph.baseline;
    for (const Line& each : paragraph.lines) {
        line(each, column, baseline, align, owner);
        baseline += paragraph.lead;
    }
    return top + paragraph.height();
}

void Canvas::line(const Line& line, Column column, Length baseline, Align align, page::Owner owner) {
    Length start = column.start;
    if (align == Align::center) start += (column.width - line.width) / 2;
    if (align == Align::end) start += column.width - line.width;
    const Length left_end = left(start, line.width);
    for (const Piece& piece : line.pieces) {
        page::GlyphItem glyphs;
        glyphs.run = piece.run;
        glyphs.baseline = {left_end + piece.x, baseline};
        glyphs.size = piece.size;
        glyphs.tracking = piece.tracking;
        glyphs.color = piece.color;
        add(owner).content = std::move(glyphs);
    }
}

page::Item& Canvas::add(page::Owner owner) {
    items_.emplace_back().owner = owner;
    return items_.back();
}

void Canvas::rule(Column column, Length top, Length height, Color color, page::Owner owner) {
    add(owner).content = page::RuleItem{area(column, top, height), color};
}

void Canvas::picture(const std::string& name, Rect area, page::Owner owner) {
    add(owner).content = page::PictureItem{name, area};
}

}  // namespace sigillum::typeset
