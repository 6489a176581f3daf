#include "typeset/measured_text.h"

namespace sigillum::typeset {

font::ShapeRequest shape_request(std::string_view text, const Span& span, const TextItem& item) {
    return {.text = text,
            .language = span.language,
            .right_to_left = item.right_to_left(),
            .features = span.style.features};
}

Length tracking_of(const Span& span, const TextItem& item) {
    return item.tracked ? span.style.tracking : Length{};
}

Result<MeasuredText> MeasuredText::make(std::span<const Span> spans, bool right_to_left, Shaper& shaper) {
    MeasuredText measured;
    for (const Span& span : spans) measured.text_ += span.text;
    auto items = itemise(measured.text_, spans, right_to_left, shaper.fonts());
    if (!items) return fail(items.error());
    measured.items_ = std::move(*items);
    std::vector<Length> own(measured.text_.size() + 1);  // advance of the cluster that begins at a byte
    for (const TextItem& item : measured.items_) {
        const Span& span = spans[item.span];
        const auto part = std::string_view(measured.text_).substr(item.begin, item.end - item.begin);
        const double per_unit = 1.0 / shaper.fonts().measures(item.face).units_per_em;
        for (const font::Glyph& glyph : shaper.shape(item.face, shape_request(part, span, item))->glyphs) {
            own[item.begin + glyph.cluster] +=
                span.style.size * (glyph.advance * per_unit) + tracking_of(span, item);
        }
    }
    measured.advance_.resize(own.size());
    for (std::size_t i = 0; i + 1 < own.size(); ++i) measured.advance_[i + 1] = measured.advance_[i] + own[i];
    return measured;
}

}  // namespace sigillum::typeset
