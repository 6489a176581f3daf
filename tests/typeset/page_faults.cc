#include "tests/typeset/page_faults.h"

#include <fmt/format.h>

namespace sigillum::typeset {
namespace {

struct Box {
    Rect area;
    const page::GlyphItem* item;
};

bool is_space(const font::ShapedRun& run, std::size_t glyph) {
    return run.text[run.glyphs[glyph].cluster] == ' ';
}

// How wide the spaces at the end of a text from right to left are, which stand before it on the page.
Length spaces_before(const page::GlyphItem& item, const font::Library& fonts) {
    Length width;
    if (!item.run->right_to_left) return width;
    const int units = fonts.measures(item.run->face).units_per_em;
    for (std::size_t i = 0; i < item.run->glyphs.size() && is_space(*item.run, i); ++i)
        width += item.size * (static_cast<double>(item.run->glyphs[i].advance) / units);
    return width;
}

// From the cap height to the depth of descenders; accents may reach into the white above.
Box box_of(const page::GlyphItem& item, const font::Library& fonts) {
    const Length cap = item.size * 0.66;
    // Lining figures stand on the baseline.
    const bool figures = item.run->text.find_first_not_of("0123456789 ") == std::string::npos;
    const Length depth = figures ? Length{} : item.size * 0.24;
    const Length start = item.baseline.x + spaces_before(item, fonts);
    return {{{start, item.baseline.y - cap}, {visible_width(item, fonts), cap + depth}}, &item};
}

bool overlap(const Rect& a, const Rect& b) {
    const Length slack = Length::mm(0.1);
    return a.left() + slack < b.right() && b.left() + slack < a.right() && a.top() + slack < b.bottom() &&
           b.top() + slack < a.bottom();
}

bool inside(const Rect& inner, const Rect& outer) {
    return inner.left() >= outer.left() && inner.right() <= outer.right() && inner.top() >= outer.top() &&
           inner.bottom() <= outer.bottom();
}

// What no text may stand on: code, logos, the seal, ornament on the axis; of the panel only its border.
struct Solid {
    Rect area;
    std::string name;
    bool panel = false;
};

std::vector<Solid> solids_of(const page::Page& page) {
    std::vector<Solid> solids;
    for (const page::Item& item : page.items) {
        const auto* code = std::get_if<page::CodeItem>(&item.content);
        const auto* picture = std::get_if<page::PictureItem>(&item.content);
        if (code != nullptr) solids.push_back({code->area, "the code"});
        if (picture != nullptr && picture->name != "frame") solids.push_back({picture->area, picture->name});
    }
    for (const page::SignatureArea& signature : page.signatures)
        solids.push_back({signature.area, "the signature panel", true});
    return solids;
}

void collect(const std::vector<page::Item>& items, const font::Library& fonts, std::vector<Box>& boxes) {
    for (const page::Item& item : items) {
        const auto* glyphs = std::get_if<page::GlyphItem>(&item.content);
        if (glyphs != nullptr && glyphs->run->text.find_first_not_of(' ') != std::string::npos)
            boxes.push_back(box_of(*glyphs, fonts));
    }
}

}  // namespace

Length visible_width(const page::GlyphItem& item, const font::Library& fonts) {
    const int units = fonts.measures(item.run->face).units_per_em;
    std::size_t count = item.run->glyphs.size();
    std::int64_t advance = item.run->advance;
    while (count > 1 && !item.run->right_to_left && is_space(*item.run, count - 1))
        advance -= item.run->glyphs[--count].advance;
    return item.size * (static_cast<double>(advance) / units) +
           item.tracking * static_cast<double>(count - 1) - spaces_before(item, fonts);
}

std::vector<std::string> faults(const page::Page& page, const Rect& text_box, const font::Library& fonts) {
    std::vector<Box> boxes;
    collect(page.items, fonts, boxes);
    for (const page::SignatureArea& signature : page.signatures) collect(signature.items, fonts, boxes);
    const std::vector<Solid> solids = solids_of(page);
    std::vector<std::string> found;
    const Length slack = Length::mm(0.06);  // what a line may be wider than its measure by rounding
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto& [area, item] = boxes[i];
        if (area.left() + slack < text_box.left() || area.right() > text_box.right() + slack ||
            area.top() < text_box.top() || area.bottom() > text_box.bottom()) {
            found.push_back(fmt::format("“{}” outside the text box, {:.2f} to {:.2f} by {:.2f} to {:.2f} mm",
                                        item->run->text, area.left().mm(), area.right().mm(), area.top().mm(),
                                        area.bottom().mm()));
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
        for (const Solid& solid : solids) {
            if (overlap(area, solid.area) && !(solid.panel && inside(area, solid.area)))
                found.push_back(fmt::format("“{}” over {}", item->run->text, solid.name));
        }
    }
    for (std::size_t i = 0; i < solids.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (overlap(solids[i].area, solids[k].area))
                found.push_back(fmt::format("{} over {}", solids[i].name, solids[k].name));
        }
    }
    return found;
}

std::vector<std::string> ink_faults(const page::Page& page, Length space, const font::Library& fonts) {
    std::vector<Rect> whites;
    for (const page::Item& item : page.items) {
        const auto* rule = std::get_if<page::RuleItem>(&item.content);
        if (rule == nullptr || rule->area.size != Size{Length::mm(50), Length::mm(0.3)}) continue;
        whites.push_back({{rule->area.left(), rule->area.top() - space}, {rule->area.size.width, space}});
    }
    std::vector<std::string> found;
    if (whites.empty()) found.emplace_back("no line to sign on");
    std::vector<Box> boxes;
    collect(page.items, fonts, boxes);
    for (const page::SignatureArea& signature : page.signatures) collect(signature.items, fonts, boxes);
    for (std::size_t i = 0; i < whites.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (overlap(whites[i], whites[k])) found.emplace_back("two spaces for ink over each other");
        }
        for (const auto& [area, item] : boxes) {
            if (overlap(area, whites[i]))
                found.push_back(fmt::format("“{}” in the space for ink", item->run->text));
        }
        for (const Solid& solid : solids_of(page)) {
            if (overlap(solid.area, whites[i])) found.push_back(solid.name + " in the space for ink");
        }
    }
    return found;
}

}  // namespace sigillum::typeset
