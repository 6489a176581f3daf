#include "typeset/paragraph.h"

#include <algorithm>
#include <cassert>

#include "typeset/content_key.h"
#include "typeset/line_maker.h"
#include "typeset/measured_text.h"

namespace sigillum::typeset {
namespace {

std::string key_of(const ParagraphRequest& request) {
    ContentKey key;
    key.add(request.measure)
        .add(request.breaking)
        .add(request.balanced)
        .add(request.most_lines)
        .add(request.right_to_left);
    for (const Span& span : request.spans) {
        const TextStyle& style = span.style;
        key.add(span.text)
            .add(span.language.tag)
            .add(style.face.family)
            .add(style.face.italic)
            .add(style.face.weight)
            .add(span.whole);
        key.add(style.features.tabular).add(style.size).add(style.lead).add(style.tracking);
        key.add((style.color.red << 16) | (style.color.green << 8) | style.color.blue);
    }
    return key.take();
}

}  // namespace

Length Paragraph::widest() const {
    Length widest;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    return widest;
}

Length ParagraphSetter::baseline(const TextStyle& style) const {
    const auto face = shaper_.fonts().face_for(style.face, "x", {"en"});
    if (!face) return style.lead * 0.75;  // a library without Latin letters
    const font::FaceMeasures& measures = shaper_.fonts().measures(*face);
    const double units = measures.units_per_em;
    return (style.lead + style.size * ((measures.ascent + measures.descent) / units)) / 2;
}

Result<const Paragraph*> ParagraphSetter::set(const ParagraphRequest& request) {
    assert(!request.spans.empty());
    std::string key = key_of(request);
    if (const Paragraph* known = paragraphs_.find(key)) return known;
    auto measured = MeasuredText::make(request.spans, request.right_to_left, shaper_);
    if (!measured) return fail(measured.error());
    const Span& first = request.spans.front();
    Paragraph paragraph;
    paragraph.lead = first.style.lead;
    paragraph.baseline = baseline(first.style);
    const LineMaker maker(request, *measured, rules_, shaper_);
    for (const Stretch& stretch : maker.broken(paragraph.fits))
        paragraph.lines.push_back(maker.line(stretch));
    return &paragraphs_.remember(std::move(key), std::move(paragraph));
}

}  // namespace sigillum::typeset
