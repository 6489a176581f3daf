#include "typeset/line_maker.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <optional>

#include "typeset/hyphenated_lines.h"

namespace sigillum::typeset {
namespace {

// Text may be wider than its measure by this much before it counts as too wide: what rounding to EMU can add
// up to.
constexpr Length tolerance = Length::emu(2000);

// A line that is shorter than its measure by more than this part of it may end in a hyphen.
constexpr double zone = 0.25;

double in_emu(Length length) { return static_cast<double>(length.emu()); }

}  // namespace

// The item of the character that ends at a byte.
const TextItem* LineMaker::item_before(std::size_t end) const {
    for (const TextItem& item : measured_.items()) {
        if (item.begin < end && end <= item.end) return &item;
    }
    return nullptr;
}

// The tracking after the glyph that ends at a byte, which is not seen.
Length LineMaker::last_tracking(std::size_t end) const {
    const TextItem* item = item_before(end);
    return item == nullptr ? Length{} : tracking_of(request_.spans[item->span], *item);
}

Length LineMaker::width_of(const Piece& piece) const {
    return font::width_of(*piece.run, shaper_.fonts().measures(piece.run->face).units_per_em, piece.size) +
           piece.tracking * static_cast<double>(piece.run->glyphs.size());
}

// Of a hyphen behind the character that ends at a byte; nothing where none can stand there.
Length LineMaker::hyphen_width(std::size_t at) const {
    const TextItem* item = item_before(at);
    if (item == nullptr || item->right_to_left()) return {};
    const Span& span = request_.spans[item->span];
    const font::SharedRun* hyphen = shaper_.hyphen(item->face, shape_request({}, span, *item));
    if (hyphen == nullptr) return {};
    return width_of({.run = *hyphen,
                     .x = {},
                     .size = span.style.size,
                     .tracking = tracking_of(span, *item),
                     .color = {}});
}

// Of a word's beginning with its hyphen. It is shaped by itself, since what kerns the letters at the end may
// go with the rest of the word.
Length LineMaker::parted_width(std::size_t begin, std::size_t at) const {
    const Length behind = hyphen_width(at) - last_tracking(at);
    const TextItem* item = item_before(at);
    if (item == nullptr) return measured_.width(begin, at) + behind;
    const std::size_t from = std::max(item->begin, begin);
    return measured_.width(begin, from) + width_of(piece(*item, {from, at, false})) + behind;
}

std::vector<Segment> LineMaker::segments_between(const std::vector<Place>& places) const {
    const std::string& text = measured_.text();
    std::vector<Segment> segments;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= places.size(); ++i) {
        const bool last = i == places.size();
        const std::size_t end = last ? text.size() : places[i].at;
        const bool parted = !last && places[i].parted;
        const std::size_t visible = measured_.visible_end(begin, end);
        const Length seen =
            parted ? parted_width(begin, end) : measured_.width(begin, visible) - last_tracking(visible);
        segments.push_back({.width = in_emu(measured_.width(begin, end)),
                            .visible = in_emu(seen),
                            .one_word = text.find(' ', begin) >= visible,
                            .parted = parted});
        begin = end;
    }
    return segments;
}

// Line by line, with hyphens where the text allows them.
std::vector<Stretch> LineMaker::filled(const std::vector<Place>& places, const std::vector<Segment>& segments,
                                       double measure) const {
    const std::string& text = measured_.text();
    const auto begin_of = [&](std::size_t segment) { return segment == 0 ? 0 : places[segment - 1].at; };
    const auto part = [&](std::size_t segment, double room) -> std::optional<PartedSegment> {
        const std::size_t begin = begin_of(segment);
        const std::size_t end = places[segment].at;
        std::optional<PartedSegment> longest;
        for (const std::size_t at : parts_of(begin, end, false)) {
            if (in_emu(parted_width(begin, at)) > room) break;
            longest = {at, in_emu(measured_.width(at, end)), 0};
            const std::size_t visible = measured_.visible_end(at, end);
            longest->visible_rest = in_emu(measured_.width(at, visible) - last_tracking(visible));
        }
        return longest;
    };
    std::vector<Stretch> lines;
    std::size_t begin = 0;
    const bool prose = request_.breaking == Breaking::prose && !request_.balanced;
    for (const LineEnd& end : hyphenated_lines(segments, measure, prose ? measure * zone : measure, part)) {
        const std::size_t at = end.place.value_or(begin_of(end.next));
        lines.push_back({begin, at, end.place.has_value() || segments[end.next - 1].parted});
        begin = at;
    }
    lines.push_back({begin, text.size(), false});
    return lines;
}

std::vector<Stretch> LineMaker::broken(bool& fits) const {
    const std::string& text = measured_.text();
    const Length whole =
        measured_.width(0, measured_.visible_end(0, text.size())) - last_tracking(text.size());
    if (whole <= request_.measure + tolerance) return {{0, text.size(), false}};
    const std::vector<Place> places = this->places();
    const std::vector<Segment> segments = segments_between(places);
    const double measure = in_emu(request_.measure + tolerance);
    const std::size_t most =
        request_.most_lines == 0 ? text.size() + 1 : static_cast<std::size_t>(request_.most_lines);
    std::vector<Stretch> lines = filled(places, segments, measure);
    fits = lines.size() <= most && std::all_of(segments.begin(), segments.end(), [&](const Segment& segment) {
               return segment.visible <= measure;
           });
    const auto balanced = request_.balanced && fits ? balanced_lines(segments, measure, most) : std::nullopt;
    if (!balanced) return lines;
    lines.clear();
    std::size_t begin = 0;
    for (const std::size_t first : *balanced) {
        const Place& place = places[first - 1];
        lines.push_back({begin, place.at, place.parted});
        begin = place.at;
    }
    lines.push_back({begin, text.size(), false});
    return lines;
}

// Words of a tagged file are told apart by spaces, also at line ends (ISO 32000-1, 14.8.2.5): one stays,
// unseen. It hangs over the end of the line, where the text before it runs as the paragraph does.
std::size_t LineMaker::end_with_space(const Stretch& stretch) const {
    const std::size_t visible = measured_.visible_end(stretch.begin, stretch.end);
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

Piece LineMaker::piece(const TextItem& item, const Stretch& part) const {
    const Span& span = request_.spans[item.span];
    const auto text = std::string_view(measured_.text()).substr(part.begin, part.end - part.begin);
    const font::ShapeRequest wanted = shape_request(text, span, item);
    return {.run = part.parted ? *shaper_.hyphen(item.face, wanted) : shaper_.shape(item.face, wanted),
            .x = {},
            .size = span.style.size,
            .tracking = tracking_of(span, item),
            .color = span.style.color};
}

Line LineMaker::line(const Stretch& stretch) const {
    const std::size_t visible = measured_.visible_end(stretch.begin, stretch.end);
    const std::size_t end = end_with_space(stretch);
    Line line;
    std::vector<Length> widths;
    std::vector<UBiDiLevel> levels;
    std::vector<std::size_t> piece_at;  // by level; npos for the edge of an isolate
    const auto add = [&](const TextItem& item, const Stretch& part, bool apart) {
        line.pieces.push_back(piece(item, part));
        widths.push_back(width_of(line.pieces.back()));
        // Two isolates beside each other are put in order by the level around them.
        if (apart && !levels.empty()) {
            levels.push_back(base_level());
            piece_at.push_back(std::string::npos);
        }
        levels.push_back(item.level);
        piece_at.push_back(line.pieces.size() - 1);
    };
    for (const TextItem& item : measured_.items()) {
        if (item.begin >= end || item.end <= stretch.begin) continue;
        add(item, {std::max(item.begin, stretch.begin), std::min(item.end, end)}, item.apart);
        if (stretch.parted && item.end >= end) add(item, {end, end, true}, false);
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

}  // namespace sigillum::typeset
