#include "pdf/item_bounds.h"

#include <algorithm>
#include <limits>

namespace sigillum::pdf {
namespace {

struct Bounds {
    const FontSet& fonts;

    Rect operator()(const page::GlyphItem& glyphs) const {
        const auto index = fonts.index_of(glyphs.run->face);
        const font::FaceMeasures measures = index ? fonts.at(*index).face.measures : font::FaceMeasures{};
        const Length unit = glyphs.size / measures.units_per_em;
        const Length width = font::width_of(*glyphs.run, measures.units_per_em, glyphs.size) +
                             glyphs.tracking * static_cast<double>(glyphs.run->glyphs.size());
        return {{glyphs.baseline.x, glyphs.baseline.y - glyphs.size * (static_cast<double>(measures.ascent) /
                                                                       measures.units_per_em)},
                {width, unit * (measures.ascent - measures.descent)}};
    }
    Rect operator()(const page::RuleItem& rule) const { return rule.area; }
    Rect operator()(const page::PictureItem& picture) const { return picture.area; }
    Rect operator()(const page::CodeItem& code) const { return code.area; }
    Rect operator()(const page::ShapeItem& shape) const {
        constexpr double far = std::numeric_limits<double>::max();
        picture::Point low{far, far};
        picture::Point high{-far, -far};
        const auto include = [&](picture::Point point) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        };
        for (const picture::Segment& segment : shape.shape->path.segments) {
            if (segment.command == picture::PathCommand::close) continue;
            include(segment.to);
            if (segment.command != picture::PathCommand::cubic) continue;
            include(segment.control1);
            include(segment.control2);
        }
        if (low.x > high.x) return {};
        return {{shape.origin.x + Length::mm(low.x), shape.origin.y + Length::mm(low.y)},
                {Length::mm(high.x - low.x), Length::mm(high.y - low.y)}};
    }
};

}  // namespace

Rect bounds_of(const page::Item& item, const FontSet& fonts) {
    return std::visit(Bounds{fonts}, item.content);
}

Rect around(const Rect& a, const Rect& b) {
    const PagePoint at{std::min(a.left(), b.left()), std::min(a.top(), b.top())};
    return {at, {std::max(a.right(), b.right()) - at.x, std::max(a.bottom(), b.bottom()) - at.y}};
}

}  // namespace sigillum::pdf
