#include "typeset/signature_stack.h"

#include <algorithm>

#include "typeset/field_name.h"

namespace sigillum::typeset {
namespace {

constexpr Length line_weight = Length::mm(0.3);
constexpr Length widest_joined = Length::mm(56);  // a caption in two languages on one line below a signature

}  // namespace

void SignatureStack::line() {
    canvas_.rule({column_.start + (column_.width - signature_line_width) / 2, signature_line_width}, {},
                 line_weight, desk_.color(layout::ColorRole::display),
                 page::Owner::none(page::Artifact::layout));
    height_ = line_weight;
}

Done SignatureStack::text(const document::Node& node, layout::StyleName style, Length gap, Breaking breaking,
                          std::size_t first_step) {
    height_ += gap;
    TextJob job{.text = node.text,
                .style = style,
                .measure = std::min(column_.width, widest_joined),
                .breaking = breaking,
                .balanced = true,
                .first_step = first_step};
    if (desk_.certificate_grid().second_beside && !node.second.empty()) {
        auto joined = desk_.joined_on_line(job, node.second, field_name(node));
        if (!joined) return fail(joined.error());
        if (*joined != nullptr) {
            height_ = canvas_.paragraph(**joined, column_, height_, Align::center, page::Owner::of(node.id));
            return {};
        }
    }
    job.measure = column_.width;
    auto set = desk_.fit(job, field_name(node));
    if (!set) return fail(set.error());
    height_ = canvas_.paragraph(**set, column_, height_, Align::center, page::Owner::of(node.id));
    if (node.second.empty()) return {};
    set = desk_.set(spans_of(node.second, second_on_line(desk_.style(style), desk_.theme())), column_.width,
                    field_name(node), Breaking::spaces);
    if (!set) return fail(set.error());
    height_ = canvas_.paragraph(**set, column_, height_, Align::center, page::Owner::of(node.id));
    return {};
}

}  // namespace sigillum::typeset
