#include "typeset/signature_panel.h"

#include "typeset/field_name.h"

namespace sigillum::typeset {
namespace {

using layout::StyleName;

// Design: section 10 and the reference pages.
constexpr Length bar_width = Length::mm(1.1);
constexpr Length border_width = Length::mm(0.25);
constexpr Length bar_to_text = Length::mm(2.4);
constexpr Length text_to_border = Length::mm(1.6);
constexpr Length above_and_below = Length::mm(2.1);
constexpr Length above_signer = Length::mm(0.7);
constexpr Length above_fine = Length::mm(1.0);

StyleName style_of(const document::Node& line) {
    if (line.label == "title") return StyleName::panel_title;
    if (line.label == "signer") return StyleName::panel_signer;
    if (line.label == "fine") return StyleName::panel_fine;
    return StyleName::panel_text;
}

Length gap_between(const document::Node& above, const document::Node& line) {
    if (above.label == line.label) return {};
    if (line.label == "signer") return above_signer;
    return line.label == "fine" ? above_fine : Length{};
}

void draw_border(const Desk& desk, Length start, Length height, Canvas& canvas) {
    const page::Owner owner = page::Owner::none(page::Artifact::layout);
    const Length width = desk.certificate_grid().panel_width;
    const Color line = desk.color(layout::ColorRole::braid);
    canvas.rule({start, width}, {}, border_width, line, owner);
    canvas.rule({start, width}, height - border_width, border_width, line, owner);
    canvas.rule({start + width - border_width, border_width}, {}, height, line, owner);
    canvas.rule({start, bar_width}, {}, height, desk.color(layout::ColorRole::display), owner);
}

}  // namespace

Result<SetPanel> set_panel(const Desk& desk, const document::Node& panel, Length start) {
    const Length width = desk.certificate_grid().panel_width;
    const Column column{start + bar_width + bar_to_text, width - bar_width - bar_to_text - text_to_border};
    Canvas text = desk.canvas();
    Length below = above_and_below;
    for (std::size_t i = 0; i < panel.children.size(); ++i) {
        const document::Node& line = panel.children[i];
        if (i > 0) below += gap_between(panel.children[i - 1], line);
        const TextJob job{.text = line.text,
                          .style = style_of(line),
                          .measure = column.width,
                          .breaking = line.label == "signer" ? Breaking::name : Breaking::spaces};
        auto set = desk.fit(job, field_name(panel));
        if (!set) return fail(set.error());
        below = text.paragraph(**set, column, below, Align::start, page::Owner::of(line.id));
        if (line.second.empty()) continue;
        const std::vector<Span> second =
            spans_of(line.second, second_on_line(desk.style(job.style), desk.theme()));
        set = desk.set(second, column.width, field_name(panel), Breaking::spaces);
        if (!set) return fail(set.error());
        below = text.paragraph(**set, column, below, Align::start, page::Owner::of(line.id));
    }
    SetPanel result{.size = {width, below + above_and_below}, .items = {}};
    Canvas canvas = desk.canvas();
    draw_border(desk, start, result.size.height, canvas);
    canvas.add(text.take(), Length{});
    result.items = canvas.take();
    return result;
}

}  // namespace sigillum::typeset
