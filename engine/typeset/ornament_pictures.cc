#include "typeset/ornament.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

constexpr double mono_line_weight = 0.55;  // design: section 4
// The end mark's spindle is the same drawing at 0.58 of its size; its lines keep the weight of the others.
constexpr double small_spindle_scale = 0.58;

constexpr std::size_t frame_lines = 2;  // the last two shapes of a frame are its lines, all others strands

// A stretch of a path, from the end of segment `first` to that of segment `last`. Round ends overlap where
// quarters meet, so that no seam shows.
picture::Shape stretch(const picture::Shape& whole, std::size_t first, std::size_t last) {
    const std::vector<picture::Segment>& segments = whole.path.segments;
    picture::Shape part{.path = {}, .paint = whole.paint};
    part.paint.cap = picture::LineCap::round;
    part.path.move_to(segments[first].to);
    part.path.segments.insert(part.path.segments.end(),
                              segments.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                              segments.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    return part;
}

// The frame with only the upper left quarter of its strands, which mirror on both axes: a quarter of the size
// in every file. Strands are closed, begin in the middle of the top side and run clockwise in equal pieces, a
// multiple of four.
picture::Drawing quartered_frame(picture::Drawing frame) {
    const auto lines = frame.shapes.end() - frame_lines;
    for (auto strand = frame.shapes.begin(); strand != lines; ++strand) {
        const std::size_t pieces = strand->path.segments.size() - 2;  // without the move and the close
        frame.quarters.push_back(stretch(*strand, pieces / 4 * 3, pieces));
    }
    frame.shapes.erase(frame.shapes.begin(), lines);
    return frame;
}

// A strip or spindle likewise. Strand k of K mirrors into strand K - 1 - k from left to right and into strand
// k + K / 2 from top to bottom: the left halves of the first half of the strands are all there is to draw.
picture::Drawing quartered_strip(picture::Drawing strip) {
    for (std::size_t k = 0; k < strip.shapes.size() / 2; ++k) {
        const std::size_t pieces = strip.shapes[k].path.segments.size() - 1;  // without the move; even
        strip.quarters.push_back(stretch(strip.shapes[k], 0, pieces / 2));
    }
    strip.shapes.clear();
    return strip;
}

}  // namespace

page::Pictures ornament(const layout::Layout& layout, const layout::Theme& theme) {
    const OrnamentColors colors{.braid = theme.color(layout::ColorRole::braid),
                                .braid_light = theme.color(layout::ColorRole::braid_light),
                                .display = theme.color(layout::ColorRole::display),
                                .accent = theme.color(layout::ColorRole::accent)};
    const bool landscape = theme.orientation == layout::Orientation::landscape;
    const layout::CertificateGrid& grid = landscape ? layout.landscape : layout.portrait;
    const double weight = theme.mono ? mono_line_weight : 1;
    const int rank = theme.ornament_rank.value_or(layout.ornament_rank);
    page::Pictures pictures;
    pictures["frame"] =
        quartered_frame(frame_braid({grid.page_width, grid.page_height}, rank, colors, weight));
    pictures["spindle"] = quartered_strip(spindle(colors, weight));
    pictures["spindle-small"] = quartered_strip(spindle(colors, weight / small_spindle_scale));
    pictures["strip"] =
        quartered_strip(header_strip(layout.supplement.right - layout.supplement.left, colors, weight));
    return pictures;
}

}  // namespace sigillum::typeset
