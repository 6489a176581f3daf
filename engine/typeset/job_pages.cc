#include "typeset/job_pages.h"

#include <algorithm>
#include <utility>

#include "typeset/placeholder.h"

namespace sigillum::typeset {
namespace {

using document::Text;
using layout::ColorRole;
using layout::StyleName;

constexpr Length hairline = Length::mm(0.15);
constexpr Length strip_height = Length::mm(2.3);
constexpr Size mark_box{Length::mm(48), Length::mm(17)};
constexpr Size head_mark_box{Length::mm(7.6), Length::mm(6.4)};
constexpr Length mark_to_head = Length::mm(3.2);
constexpr Length rule_to_foot = Length::mm(1.4);
constexpr Length note_to_number = Length::mm(8);

}  // namespace

JobPages::JobPages(Desk& desk, const document::JobSheet& sheet)
    : desk_(desk), sheet_(sheet), canvas_(desk.canvas()), grid_(desk.layout().supplement) {
    begin_cover();
}

Result<std::vector<page::Page>> JobPages::take() {
    end_page();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        if (Done done = foot(i); !done) return fail(done.error());
    }
    return std::move(pages_);
}

void JobPages::line(ColorRole color) {
    canvas_.rule(whole_, below_, hairline, desk_.color(color), job_artifact);
}

void JobPages::begin_cover() {
    const layout::CertificateGrid& first = desk_.layout().portrait;
    framed_ = desk_.theme().orientation == layout::Orientation::portrait && desk_.picture("frame") != nullptr;
    if (framed_) {
        canvas_.picture("frame", {{}, {first.page_width, first.page_height}},
                        page::Owner::none(page::Artifact::background));
    }
    whole_ =
        framed_ ? Column{first.left, first.right - first.left} : Column{grid_.left, grid_.right - grid_.left};
    bottom_ = framed_ ? first.authority_bottom : grid_.body_bottom;
    const Length marks = framed_ ? first.crown_top : grid_.head_top + Length::mm(4);
    mark(sheet_.start_mark, mark_box, Align::start, marks + mark_box.height / 2);
    mark(sheet_.end_mark, mark_box, Align::end, marks + mark_box.height / 2);
    below_ = framed_ ? first.crown_bottom : marks + mark_box.height + Length::mm(8);
}

void JobPages::mark(const std::string& name, Size box, Align align, Length middle) {
    const picture::Picture* picture = desk_.picture(name);
    if (picture == nullptr) return;
    const Size size = fitted(*picture, box);
    const Length start = align == Align::start ? whole_.start : whole_.start + whole_.width - size.width;
    canvas_.picture(name, canvas_.area({start, size.width}, middle - size.height / 2, size.height),
                    job_artifact);
}

void JobPages::end_page() {
    pages_.push_back({.size = {grid_.page_width, grid_.page_height}, .items = canvas_.take()});
}

// A page behind the cover: head and strip as in a supplement.
Done JobPages::begin_next() {
    end_page();
    whole_ = {grid_.left, grid_.right - grid_.left};
    bottom_ = grid_.body_bottom;
    const Length middle = (grid_.head_top + grid_.strip_top) / 2;
    mark(sheet_.start_mark, head_mark_box, Align::start, middle);
    const Length lead = desk_.style(StyleName::head).lead;
    const Column words{whole_.start + head_mark_box.width + mark_to_head,
                       whole_.width - head_mark_box.width - mark_to_head};
    Length end;
    if (Done done = put({sheet_.kind, StyleName::head_strong, words}, middle - lead, end); !done) return done;
    auto title = desk_.set(spans_of(sheet_.title, desk_.style(StyleName::head)), words.width, job_field);
    if (!title) return fail(title.error());
    if (!(*title)->lines.empty())
        canvas_.line((*title)->lines.front(), words, middle + (*title)->baseline, Align::start, job_artifact);
    if (desk_.picture("strip") != nullptr)
        canvas_.picture("strip", {{grid_.left, grid_.strip_top}, {whole_.width, strip_height}}, job_artifact);
    below_ = grid_.body_top;
    return {};
}

Result<const Paragraph*> JobPages::fitted_cell(const JobCell& cell) const {
    const bool centred = cell.align == Align::center;
    return desk_.fit({.text = cell.text,
                      .style = cell.style,
                      .measure = cell.column.width,
                      .breaking = centred ? Breaking::spaces : Breaking::running,
                      .balanced = centred},
                     job_field);
}

Done JobPages::put(const JobCell& cell, Length top, Length& end) {
    end = top;
    if (cell.text.empty()) return {};
    auto set = fitted_cell(cell);
    if (!set) return fail(set.error());
    end = canvas_.paragraph(**set, cell.column, top, cell.align, job_artifact);
    return {};
}

// Cells side by side on one baseline, on the next page where this one has no room for them.
Done JobPages::cells(std::span<const JobCell> row, Length above, Length below) {
    Length height;
    Length baseline;
    for (const JobCell& cell : row) {
        if (cell.text.empty()) continue;
        auto set = fitted_cell(cell);
        if (!set) return fail(set.error());
        height = std::max(height, (*set)->height());
        baseline = std::max(baseline, (*set)->baseline);
    }
    if (Done done = room_for(above + height + below); !done) return done;
    for (const JobCell& cell : row) {
        if (cell.text.empty()) continue;
        Length end;
        const Length down = baseline - desk_.baseline(cell.style);
        if (Done done = put(cell, below_ + above + down, end); !done) return done;
    }
    below_ += above + height + below;
    return {};
}

// The note at the start side; the page's number and the standing mark at the end side.
Done JobPages::foot(std::size_t index) {
    const bool in_frame = framed_ && index == 0;
    const layout::CertificateGrid& first = desk_.layout().portrait;
    whole_ = in_frame ? Column{first.left, first.right - first.left}
                      : Column{grid_.left, grid_.right - grid_.left};
    const Length top = in_frame ? first.foot_top : grid_.foot_rule + rule_to_foot;
    canvas_.rule(whole_, top - rule_to_foot, hairline, desk_.color(ColorRole::row_rule), job_artifact);
    const Filling filling{{"page", std::to_string(index + 1)}, {"pages", std::to_string(pages_.size())}};
    const auto words = filled(sheet_.page_pattern, filling, job_field);
    if (!words) return fail(words.error());
    Text own;
    if (pages_.size() > 1) own.push_back({.text = *words, .language = sheet_.language});
    const Text& number = own;
    Length below = top;
    Length widest;
    for (const auto& [text, style] : {std::pair{&number, StyleName::foot_strong},
                                      std::pair{&sheet_.standing_mark, StyleName::standing_mark}}) {
        if (text->empty()) continue;
        auto set = desk_.fit({.text = *text, .style = style, .measure = whole_.width}, job_field);
        if (!set) return fail(set.error());
        widest = std::max(widest, (*set)->widest());
        below = canvas_.paragraph(**set, whole_, below, Align::end, job_artifact);
    }
    const Column start_side{whole_.start, whole_.width - widest - note_to_number};
    auto note = desk_.set(spans_of(sheet_.note, desk_.style(StyleName::foot)), start_side.width, job_field);
    if (!note) return fail(note.error());
    canvas_.paragraph(**note, start_side, top, Align::start, job_artifact);
    for (page::Item& item : canvas_.take()) pages_[index].items.push_back(std::move(item));
    return {};
}

}  // namespace sigillum::typeset
