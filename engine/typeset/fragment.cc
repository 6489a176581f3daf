#include "typeset/fragment.h"

#include <variant>

namespace sigillum::typeset {
namespace {

struct MoveDown {
    Length by;

    void operator()(page::GlyphItem& item) const { item.baseline.y += by; }
    void operator()(page::RuleItem& item) const { item.area.at.y += by; }
    void operator()(page::PictureItem& item) const { item.area.at.y += by; }
    void operator()(page::CodeItem& item) const { item.area.at.y += by; }
    void operator()(page::ShapeItem& item) const { item.origin.y += by; }
};

}  // namespace

void move(page::Item& item, Length down, document::NodeId nodes) {
    if (item.owner.node >= 0) item.owner.node += nodes;
    std::visit(MoveDown{down}, item.content);
}

void place(const Fragment& fragment, Length top, document::NodeId first, std::vector<page::Item>& onto) {
    for (const page::Item& item : fragment.items) {
        onto.push_back(item);
        move(onto.back(), top, first);
    }
}

void append(std::vector<page::Item> items, Length down, std::vector<page::Item>& onto) {
    for (page::Item& item : items) {
        onto.push_back(std::move(item));
        move(onto.back(), down, 0);
    }
}

}  // namespace sigillum::typeset
