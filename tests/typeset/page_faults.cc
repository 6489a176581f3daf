#include "tests/typeset/page_faults.h"

#include <fmt/format.h>

namespace sigillum::typeset {
namespace {

struct Box {
    Rect area;
    const page::GlyphItem* item;
};

// From the cap height to the depth of descenders; accents may reach into the white above.
Box box_of(const page::GlyphItem& item, const font::Library& fonts) {
    const Length cap = item.size * 0.66;
    const Length depth = item.size * 0.24;
    return {{{item.baseline.x, item.baseline.y - cap}, {visible_width(item, fonts), cap + depth}}, &item};
}

bool overlap(const Rect& a, const Rect& b) {
    const Length slack = Length::mm(0.1);
    return a.left() + slack < b.right() && b.left() + slack < a.right() && a.top() + slack < b.bottom() &&
           b.top() + slack < a.bottom();
}

void collect(const std::vector<page::Item>& items, const font::Library& fonts, std::vector<Box>& boxes) {
    for (const page::Item& item : items) {
        if (const auto* glyphs = std::get_if<page::GlyphItem>(&item.content))
            boxes.push_back(box_of(*glyphs, fonts));
    }
}

}  // namespace

Length visible_width(const page::GlyphItem& item, const font::Library& fonts) {
    const int units = fonts.measures(item.run->face).units_per_em;
    std::size_t count = item.run->glyphs.size();
    std::int64_t advance = item.run->advance;
    while (count > 1 && item.run->text[item.run->glyphs[count - 1].cluster] == ' ')
        advance -= item.run->glyphs[--count].advance;
    return item.size * (static_cast<double>(advance) / units) +
           item.tracking * static_cast<double>(count - 1);
}

std::vector<std::string> faults(const page::Page& page, const Rect& text_box, const font::Library& fonts) {
    std::vector<Box> boxes;
    collect(page.items, fonts, boxes);
    for (const page::SignatureArea& signature : page.signatures) collect(signature.items, fonts, boxes);
    std::vector<std::string> found;
    const Length slack = Length::mm(0.05);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto& [area, item] = boxes[i];
        if (area.left() + slack < text_box.left() || area.right() > text_box.right() + slack ||
            area.top() < text_box.top() || area.bottom() > text_box.bottom()) {
            found.push_back(fmt::format("“{}” outside the text box", item->run->text));
        }
        if (item->size < Length::pt(7.5))
            found.push_back(fmt::format("“{}” at {} pt", item->run->text, item->size.pt()));
        if (contrast_on_white(item->color) < 4.5)
            found.push_back(fmt::format("“{}” too pale", item->run->text));
        for (std::size_t k = 0; k < i; ++k) {
            if (overlap(area, boxes[k].area)) {
                found.push_back(fmt::format("“{}” over “{}”", item->run->text, boxes[k].item->run->text));
            }
        }
        for (const page::Item& other : page.items) {
            const auto* code = std::get_if<page::CodeItem>(&other.content);
            if (code != nullptr && overlap(area, code->area))
                found.push_back(fmt::format("“{}” over the code", item->run->text));
        }
    }
    return found;
}

}  // namespace sigillum::typeset
