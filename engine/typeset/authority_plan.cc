#include "typeset/authority_plan.h"

#include "typeset/signature_stack.h"

namespace sigillum::typeset {
namespace {

// Of signatures beside each other, and of what stands beside them.
constexpr Length between_lines = Length::mm(3);

// Lines side by side from `start` on, place and date below all of them.
AuthorityPlan side_by_side(Length start, std::size_t signatories) {
    AuthorityPlan plan;
    plan.date.start = start;
    for (std::size_t i = 0; i < signatories; ++i) {
        plan.lines.push_back({start, signature_line_width});
        start += signature_line_width + between_lines;
    }
    plan.date.width = start - between_lines - plan.date.start;
    plan.caption_from = start - between_lines / 2;
    return plan;
}

}  // namespace

AuthorityPlan authority_plan(const layout::CertificateGrid& grid, std::size_t signatories) {
    const Column start{grid.left, grid.column_start};
    const Column middle{grid.left + grid.column_start, grid.column_middle};
    const Column end{middle.start + middle.width, grid.column_end};
    if (signatories <= 1) {
        return {.lines = {middle},
                .date = middle,
                .caption_from = middle.start + (middle.width + signature_line_width) / 2 + between_lines / 2};
    }
    const bool wide = grid.column_middle >= signature_line_width * 2.0 + between_lines;
    if (wide && signatories == 2) return side_by_side(grid.left + grid.panel_width + between_lines, 2);
    if (wide && signatories == most_signatories) {
        AuthorityPlan plan = side_by_side(grid.left, signatories);
        plan.arrangement = Arrangement::beside_code;
        return plan;
    }
    return {.arrangement = signatories == 2 ? Arrangement::panel_above : Arrangement::panel_below,
            .lines = {start, middle, end},
            .date = middle,
            .caption_from = grid.left + grid.panel_width + between_lines};
}

}  // namespace sigillum::typeset
