#include "typeset/ornament.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

constexpr double mono_line_weight = 0.55;  // design: section 4
// The end mark's spindle is the same drawing at 0.58 of its size; its lines keep the weight of the others.
constexpr double small_spindle_scale = 0.58;

constexpr std::size_t frame_lines = 2;  // the last two shapes of a frame are its lines, all others strands

// The frame with only the upper left quarter of its strands, which mirror on both axes: a quarter of the size
// in every file. Strands are closed, begin in the middle of the top side and run clockwise in equal pieces, a
// multiple of four.
picture::Drawing quartered(picture::Drawing frame) {
    const auto lines = frame.shapes.end() - frame_lines;
    for (auto strand = frame.shapes.begin(); strand != lines; ++strand) {
        const std::vector<picture::Segment>& whole = strand->path.segments;
        const std::size_t pieces = whole.size() - 2;  // without the move and the close
        const std::size_t first = pieces / 4 * 3;
        picture::Shape quarter{.path = {}, .paint = strand->paint};
        // Round ends overlap where quarters meet, so that no seam shows.
        quarter.paint.cap = picture::LineCap::round;
        quarter.path.move_to(whole[first].to);
        quarter.path.segments.insert(quarter.path.segments.end(),
                                     whole.begin() + static_cast<std::ptrdiff_t>(first) + 1, whole.end() - 1);
        frame.quarters.push_back(std::move(quarter));
    }
    frame.shapes.erase(frame.shapes.begin(), lines);
    return frame;
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
    pictures["frame"] = quartered(frame_braid({grid.page_width, grid.page_height}, rank, colors, weight));
    pictures["spindle"] = spindle(colors, weight);
    pictures["spindle-small"] = spindle(colors, weight / small_spindle_scale);
    pictures["strip"] = header_strip(layout.supplement.right - layout.supplement.left, colors, weight);
    return pictures;
}

}  // namespace sigillum::typeset
