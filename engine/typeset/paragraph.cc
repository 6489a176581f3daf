#include "typeset/paragraph.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <cassert>

#include "typeset/content_key.h"
#include "typeset/line_breaks.h"
#include "typeset/measured_text.h"

namespace sigillum::typeset {
namespace {

// Text may be wider than its measure by this much before it counts as too wide: what rounding to EMU can add
// up to.
constexpr Length tolerance = Length::emu(2000);

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

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
            .add(style.face.weight);
        key.add(style.features.tabular).add(style.size).add(style.lead).add(style.tracking);
        key.add((style.color.red << 16) | (style.color.green << 8) | style.color.blue);
    }
    return key.take();
}

std::size_t without_spaces(const std::string& text, Stretch stretch) {
    std::size_t end = stretch.end;
    while (end > stretch.begin && text[end - 1] == ' ') --end;
    return end;
}

class LineMaker {
  public:
    LineMaker(const ParagraphRequest& request, const MeasuredText& measured, Shaper& shaper)
        : request_(request), measured_(measured), shaper_(shaper) {}

    std::vector<Stretch> broken(bool& fits) const;
    Line line(const Stretch& stretch) const;

  private:
    std::size_t end_with_space(const Stretch& stretch) const;
    std::uint8_t base_level() const;
    Piece piece(const TextItem& item, Stretch part) const;
    std::vector<Segment> segments_between(const std::vector<std::size_t>& places) const;
    std::vector<std::size_t> with_emergencies(std::vector<std::size_t> places) const;
    Length last_tracking(std::size_t end) const;

    const ParagraphRequest& request_;
    const MeasuredText& measured_;
    Shaper& shaper_;
};

// The tracking after the glyph that ends at a byte, which is not seen.
Length LineMaker::last_tracking(std::size_t end) const {
    for (const TextItem& item : measured_.items()) {
        if (item.begin < end && end <= item.end) return tracking_of(request_.spans[item.span], item);
    }
    return {};
}

std::vector<Segment> LineMaker::segments_between(const std::vector<std::size_t>& places) const {
    const std::string& text = measured_.text();
    std::vector<Segment> segments;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= places.size(); ++i) {
        const std::size_t end = i < places.size() ? places[i] : text.size();
        const std::size_t visible = without_spaces(text, {begin, end});
        segments.push_back(
            {.width = static_cast<double>(measured_.width(begin, end).emu()),
             .visible = static_cast<double>((measured_.width(begin, visible) - last_tracking(visible)).emu()),
             .one_word = text.find(' ', begin) >= visible});
        begin = end;
    }
    return segments;
}

std::vector<std::size_t> LineMaker::with_emergencies(std::vector<std::size_t> places) const {
    const std::vector<std::size_t> regular = places;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= regular.size(); ++i) {
        const std::size_t end = i < regular.size() ? regular[i] : measured_.text().size();
        if (measured_.width(begin, without_spaces(measured_.text(), {begin, end})) > request_.measure) {
            const auto more = emergency_opportunities(measured_.text(), request_.breaking, begin, end);
            places.insert(places.end(), more.begin(), more.end());
        }
        begin = end;
    }
    std::sort(places.begin(), places.end());
    return places;
}

std::vector<Stretch> LineMaker::broken(bool& fits) const {
    const std::string& text = measured_.text();
    const Length whole =
        measured_.width(0, without_spaces(text, {0, text.size()})) - last_tracking(text.size());
    if (whole <= request_.measure + tolerance) return {{0, text.size()}};
    const auto places = with_emergencies(break_opportunities(text, request_.spans, request_.breaking));
    const std::vector<Segment> segments = segments_between(places);
    const double measure = static_cast<double>((request_.measure + tolerance).emu());
    const std::size_t most =
        request_.most_lines == 0 ? text.size() + 1 : static_cast<std::size_t>(request_.most_lines);
    std::vector<std::size_t> breaks = filled_lines(segments, measure);
    fits = breaks.size() + 1 <= most &&
           std::all_of(segments.begin(), segments.end(),
                       [&](const Segment& segment) { return segment.visible <= measure; });
    if (request_.balanced && fits) breaks = balanced_lines(segments, measure, most).value_or(breaks);
    std::vector<Stretch> lines;
    std::size_t begin = 0;
    for (const std::size_t first : breaks) {
        lines.push_back({begin, places[first - 1]});
        begin = places[first - 1];
    }
    lines.push_back({begin, text.size()});
    return lines;
}

// Words of a tagged file are told apart by spaces, also at line ends (ISO 32000-1, 14.8.2.5): one stays,
// unseen. It hangs over the end of the line, where the text before it runs as the paragraph does.
std::size_t LineMaker::end_with_space(const Stretch& stretch) const {
    const std::size_t visible = without_spaces(measured_.text(), stretch);
    if (visible == stretch.end) return visible;
    bool runs_to_left = false;
    for (const TextItem& item : measured_.items()) {
        if (item.begin <= visible && visible < item.end) runs_to_left = item.right_to_left();
    }
    return runs_to_left == (base_level() != 0) ? visible + 1 : visible;
}

// Of the paragraph: one that runs from right to left has no lower level than 1.
std::uint8_t LineMaker::base_level() const {
    std::uint8_t base = 1;
    for (const TextItem& item : measured_.items()) base = std::min(base, item.level);
    return base;
}

Piece LineMaker::piece(const TextItem& item, Stretch part) const {
    const Span& span = request_.spans[item.span];
    const auto text = std::string_view(measured_.text()).substr(part.begin, part.end - part.begin);
    return {.run = shaper_.shape(item.face, shape_request(text, span, item)),
            .x = {},
            .size = span.style.size,
            .tracking = tracking_of(span, item),
            .color = span.style.color};
}

Line LineMaker::line(const Stretch& stretch) const {
    const std::size_t visible = without_spaces(measured_.text(), stretch);
    const std::size_t end = end_with_space(stretch);
    Line line;
    std::vector<Length> widths;
    std::vector<UBiDiLevel> levels;
    std::vector<std::size_t> piece_at;  // by level; npos for the edge of an isolate
    for (const TextItem& item : measured_.items()) {
        if (item.begin >= end || item.end <= stretch.begin) continue;
        line.pieces.push_back(piece(item, {std::max(item.begin, stretch.begin), std::min(item.end, end)}));
        const Piece& last = line.pieces.back();
        widths.push_back(
            font::width_of(*last.run, shaper_.fonts().measures(item.face).units_per_em, last.size) +
            last.tracking * static_cast<double>(last.run->glyphs.size()));
        // Two isolates beside each other are put in order by the level around them.
        if (item.apart && !levels.empty()) {
            levels.push_back(base_level());
            piece_at.push_back(std::string::npos);
        }
        levels.push_back(item.level);
        piece_at.push_back(line.pieces.size() - 1);
    }
    std::vector<std::int32_t> order(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    const Length unseen = end > visible ? measured_.width(visible, end) : Length{};
    // The unseen space stands before the left end where the text runs from right to left.
    const bool leads = !levels.empty() && (levels.back() & 1U) != 0;
    Length x = leads ? Length{} - unseen : Length{};
    for (const std::int32_t place : order) {
        const std::size_t piece = piece_at[static_cast<std::size_t>(place)];
        if (piece == std::string::npos) continue;
        line.pieces[piece].x = x;
        x += widths[piece];
    }
    line.width = x - last_tracking(visible) - (leads ? Length{} : unseen);
    return line;
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
    const LineMaker maker(request, *measured, shaper_);
    for (const Stretch& stretch : maker.broken(paragraph.fits))
        paragraph.lines.push_back(maker.line(stretch));
    return &paragraphs_.remember(std::move(key), std::move(paragraph));
}

}  // namespace sigillum::typeset
