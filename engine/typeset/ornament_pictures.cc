#include "typeset/ornament.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

constexpr double mono_line_weight = 0.55;  // design: section 4
// The end mark's spindle is the same drawing at 0.58 of its size; its lines keep the weight of the others.
constexpr double small_spindle_scale = 0.58;

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
    pictures["frame"] = frame_braid({grid.page_width, grid.page_height}, rank, colors, weight);
    pictures["spindle"] = spindle(colors, weight);
    pictures["spindle-small"] = spindle(colors, weight / small_spindle_scale);
    pictures["strip"] = header_strip(layout.supplement.right - layout.supplement.left, colors, weight);
    return pictures;
}

}  // namespace sigillum::typeset
