#include "typeset/signature_panel.h"

#include <algorithm>
#include <string>
#include <vector>

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
constexpr Length between_columns = Length::mm(3);  // of a strip
constexpr Length above_and_below_strip = Length::mm(1.5);

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

void draw_border(const Desk& desk, Column column, Length height, Canvas& canvas) {
    const page::Owner owner = page::Owner::none(page::Artifact::layout);
    const auto [start, width] = column;
    const Color line = desk.color(layout::ColorRole::braid);
    canvas.rule(column, {}, border_width, line, owner);
    canvas.rule(column, height - border_width, border_width, line, owner);
    canvas.rule({start + width - border_width, border_width}, {}, height, line, owner);
    canvas.rule({start, bar_width}, {}, height, desk.color(layout::ColorRole::display), owner);
}

// Lines that stand below each other.
using Group = std::vector<const document::Node*>;

// All lines in one group, or in the columns of a strip: title and signer; office and organisation; the rest.
std::vector<Group> groups_of(const document::Node& panel, PanelShape shape) {
    std::vector<Group> groups;
    StyleName last = StyleName::panel_title;
    for (const document::Node& line : panel.children) {
        const StyleName style = style_of(line);
        const bool next = style != last && style != StyleName::panel_signer;
        if (groups.empty() || (shape == PanelShape::strip && next)) groups.emplace_back();
        groups.back().push_back(&line);
        last = style;
    }
    return groups;
}

class PanelText {
  public:
    PanelText(const Desk& desk, std::string field)
        : desk_(desk), field_(std::move(field)), canvas_(desk.canvas()) {}

    // Sets lines from a height on; gives their lower end.
    Result<Length> add(const Group& lines, Column column, Length top) {
        below_ = top;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) below_ += gap_between(*lines[i - 1], *lines[i]);
            if (auto set = add(*lines[i], column); !set) return fail(set.error());
        }
        return below_;
    }

    std::vector<page::Item> take() { return canvas_.take(); }

  private:
    Done add(const document::Node& line, Column column);

    const Desk& desk_;
    std::string field_;
    Canvas canvas_;
    Length below_;
};

Done PanelText::add(const document::Node& line, Column column) {
    const page::Owner owner = page::Owner::of(line.id);
    const TextJob job{.text = line.text,
                      .style = style_of(line),
                      .measure = column.width,
                      .breaking = line.label == "signer" ? Breaking::name : Breaking::spaces};
    if (!line.second.empty() && desk_.certificate_grid().second_beside) {
        auto joined = desk_.joined_on_line(job, line.second, field_);
        if (!joined) return fail(joined.error());
        if (*joined != nullptr) {
            below_ = canvas_.paragraph(**joined, column, below_, Align::start, owner);
            return {};
        }
    }
    auto set = desk_.fit(job, field_);
    if (!set) return fail(set.error());
    below_ = canvas_.paragraph(**set, column, below_, Align::start, owner);
    if (line.second.empty()) return {};
    set = desk_.set(spans_of(line.second, second_on_line(desk_.style(job.style), desk_.theme())),
                    column.width, field_, Breaking::spaces);
    if (!set) return fail(set.error());
    below_ = canvas_.paragraph(**set, column, below_, Align::start, owner);
    return {};
}

}  // namespace

Result<SetPanel> set_panel(const Desk& desk, const document::Node& panel, Column column, PanelShape shape) {
    const std::vector<Group> groups = groups_of(panel, shape);
    const auto count = static_cast<double>(std::max<std::size_t>(groups.size(), 1));
    const Length inner = column.width - bar_width - bar_to_text - text_to_border;
    const Length width = (inner - between_columns * (count - 1)) / count;
    PanelText text(desk, field_name(panel));
    const Length padding = shape == PanelShape::strip ? above_and_below_strip : above_and_below;
    Length below = padding;
    Length start = column.start + bar_width + bar_to_text;
    for (const Group& group : groups) {
        auto end = text.add(group, {start, width}, padding);
        if (!end) return fail(end.error());
        below = std::max(below, *end);
        start += width + between_columns;
    }
    SetPanel result{.size = {column.width, below + padding}, .items = {}};
    Canvas canvas = desk.canvas();
    draw_border(desk, column, result.size.height, canvas);
    canvas.add(text.take(), Length{});
    result.items = canvas.take();
    return result;
}

}  // namespace sigillum::typeset
