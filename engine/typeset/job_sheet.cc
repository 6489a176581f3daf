#include "typeset/job_sheet.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "typeset/placeholder.h"

namespace sigillum::typeset {
namespace {

using document::JobSheet;
using document::Text;
using layout::ColorRole;
using layout::StyleName;

constexpr const char* field = "print job";
constexpr Length hairline = Length::mm(0.15);
constexpr Length strip_height = Length::mm(2.3);
constexpr Size spindle_size{Length::mm(60), Length::mm(4.6)};
constexpr Size mark_box{Length::mm(48), Length::mm(17)};
constexpr Size head_mark_box{Length::mm(7.6), Length::mm(6.4)};
constexpr Length kind_to_title = Length::mm(4);
constexpr Length title_to_subtitle = Length::mm(2.5);
constexpr Length around_spindle = Length::mm(5);
constexpr Length below_figures = Length::mm(9);
constexpr Length key_width = Length::mm(38);
constexpr Length key_gap = Length::mm(4);
constexpr Length row_above = Length::mm(1.5);
constexpr Length row_below = Length::mm(1.6);
constexpr Length above_section = Length::mm(6);
constexpr Length below_section_title = Length::mm(1.2);
constexpr Length between_columns = Length::mm(4);
constexpr Length position_width = Length::mm(13);
constexpr Length number_width = Length::mm(38);
constexpr Length sheet_width = Length::mm(32);
constexpr Length entry_padding = Length::mm(0.45);

const page::Owner artifact = page::Owner::none(page::Artifact::layout);

// A text in a column of a row.
struct Cell {
    const Text& text;
    StyleName style;
    Column column;
    Align align = Align::start;
};

class JobPages {
  public:
    JobPages(Desk& desk, const JobSheet& sheet)
        : desk_(desk), sheet_(sheet), canvas_(desk.canvas()), grid_(desk.layout().supplement) {}

    Result<std::vector<page::Page>> set() {
        begin_cover();
        if (Done done = title(); !done) return fail(done.error());
        if (Done done = figures(); !done) return fail(done.error());
        for (const JobSheet::Row& row : sheet_.rows) {
            if (Done done = key_row(row); !done) return fail(done.error());
        }
        if (Done done = left_out(); !done) return fail(done.error());
        if (Done done = contents(); !done) return fail(done.error());
        end_page();
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (Done done = foot(i); !done) return fail(done.error());
        }
        return std::move(pages_);
    }

  private:
    void begin_cover();
    Done begin_next();
    void end_page();
    Done room_for(Length height) { return below_ + height <= bottom_ ? Done() : begin_next(); }
    Result<const Paragraph*> fitted_cell(const Cell& cell) const;
    Done put(const Cell& cell, Length top, Length& end);
    Done cells(std::span<const Cell> row, Length above, Length below);
    void line(ColorRole color) { canvas_.rule(whole_, below_, hairline, desk_.color(color), artifact); }
    void mark(const std::string& name, Size box, Align align, Length middle);
    Done title();
    Done figures();
    Done key_row(const JobSheet::Row& row);
    Done section(const Text& title);
    Done left_out();
    Done contents();
    Done entry(const JobSheet::Entry& entry, bool head);
    Done foot(std::size_t index);

    Desk& desk_;
    const JobSheet& sheet_;
    Canvas canvas_;
    const layout::SupplementGrid& grid_;
    std::vector<page::Page> pages_;
    bool framed_ = false;  // the cover
    Column whole_;
    Length below_;   // what is set next
    Length bottom_;  // of the page's body
};

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
    canvas_.picture(name, canvas_.area({start, size.width}, middle - size.height / 2, size.height), artifact);
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
    const Column words{whole_.start + head_mark_box.width + Length::mm(3.2),
                       whole_.width - head_mark_box.width - Length::mm(3.2)};
    Length end;
    if (Done done = put({sheet_.kind, StyleName::head_strong, words}, middle - lead, end); !done) return done;
    auto title = desk_.set(spans_of(sheet_.title, desk_.style(StyleName::head)), words.width, field);
    if (!title) return fail(title.error());
    if (!(*title)->lines.empty())
        canvas_.line((*title)->lines.front(), words, middle + (*title)->baseline, Align::start, artifact);
    if (desk_.picture("strip") != nullptr)
        canvas_.picture("strip", {{grid_.left, grid_.strip_top}, {whole_.width, strip_height}}, artifact);
    below_ = grid_.body_top;
    return {};
}

Result<const Paragraph*> JobPages::fitted_cell(const Cell& cell) const {
    const bool centred = cell.align == Align::center;
    return desk_.fit({.text = cell.text,
                      .style = cell.style,
                      .measure = cell.column.width,
                      .breaking = centred ? Breaking::spaces : Breaking::running,
                      .balanced = centred},
                     field);
}

Done JobPages::put(const Cell& cell, Length top, Length& end) {
    end = top;
    if (cell.text.empty()) return {};
    auto set = fitted_cell(cell);
    if (!set) return fail(set.error());
    end = canvas_.paragraph(**set, cell.column, top, cell.align, artifact);
    return {};
}

// Cells side by side on one baseline, on the next page where this one has no room for them.
Done JobPages::cells(std::span<const Cell> row, Length above, Length below) {
    Length height;
    Length baseline;
    for (const Cell& cell : row) {
        if (cell.text.empty()) continue;
        auto set = fitted_cell(cell);
        if (!set) return fail(set.error());
        height = std::max(height, (*set)->height());
        baseline = std::max(baseline, (*set)->baseline);
    }
    if (Done done = room_for(above + height + below); !done) return done;
    for (const Cell& cell : row) {
        if (cell.text.empty()) continue;
        Length end;
        const Length down = baseline - desk_.baseline(cell.style);
        if (Done done = put(cell, below_ + above + down, end); !done) return done;
    }
    below_ += above + height + below;
    return {};
}

Done JobPages::title() {
    const auto centred = [&](const Text& text, StyleName style) -> Done {
        Length end;
        Done done = put({text, style, whole_, Align::center}, below_, end);
        below_ = end;
        return done;
    };
    if (Done done = centred(sheet_.kind, StyleName::title_lead); !done) return done;
    below_ += kind_to_title;
    if (Done done = centred(sheet_.title, StyleName::opportunity); !done) return done;
    below_ += title_to_subtitle;
    if (Done done = centred(sheet_.subtitle, StyleName::supplement_subtitle); !done) return done;
    below_ += around_spindle;
    if (desk_.picture("spindle") == nullptr) return {};
    const Length start = whole_.start + (whole_.width - spindle_size.width) / 2;
    canvas_.picture("spindle", canvas_.area({start, spindle_size.width}, below_, spindle_size.height),
                    artifact);
    below_ += spindle_size.height + around_spindle;
    return {};
}

// The counts beside each other, parted by hairlines.
Done JobPages::figures() {
    const Length width = whole_.width / static_cast<double>(std::max<std::size_t>(sheet_.figures.size(), 1));
    Length lowest = below_;
    Column column{whole_.start, width};
    for (const JobSheet::Figure& figure : sheet_.figures) {
        Length end;
        if (Done done = put({figure.number, StyleName::unit_numeral, column, Align::center}, below_, end);
            !done)
            return done;
        if (Done done = put({figure.caption, StyleName::key, column, Align::center}, end, end); !done)
            return done;
        lowest = std::max(lowest, end);
        column.start += width;
    }
    for (std::size_t i = 1; i < sheet_.figures.size(); ++i) {
        const Length start = whole_.start + width * static_cast<double>(i);
        canvas_.rule({start, hairline}, below_ + Length::mm(2), lowest - below_ - Length::mm(2),
                     desk_.color(ColorRole::row_rule), artifact);
    }
    below_ = lowest + below_figures;
    return {};
}

Done JobPages::key_row(const JobSheet::Row& row) {
    const Column values{whole_.start + key_width + key_gap, whole_.width - key_width - key_gap};
    const Cell row_cells[] = {{row.key, StyleName::key, {whole_.start, key_width}},
                              {row.value, StyleName::value, values}};
    if (Done done = cells(row_cells, row_above, row_below); !done) return done;
    line(ColorRole::row_rule);
    return {};
}

Done JobPages::section(const Text& title) {
    const Cell cell[] = {{title, StyleName::outcome_title, whole_}};
    below_ += above_section;
    if (Done done = room_for(above_section * 3.0); !done) return done;
    if (Done done = cells(cell, {}, below_section_title); !done) return done;
    line(ColorRole::display);
    return {};
}

Done JobPages::left_out() {
    if (sheet_.left_out.empty()) return {};
    if (Done done = section(sheet_.left_out_title); !done) return done;
    const Length width = (whole_.width - key_gap) / 2;
    for (const JobSheet::Row& row : sheet_.left_out) {
        const Cell row_cells[] = {{row.key, StyleName::value, {whole_.start, width}},
                                  {row.value, StyleName::note, {whole_.start + width + key_gap, width}}};
        if (Done done = cells(row_cells, entry_padding, entry_padding); !done) return done;
    }
    return {};
}

Done JobPages::contents() {
    if (sheet_.contents.empty()) return {};
    if (Done done = begin_next(); !done) return done;
    below_ -= above_section;
    if (Done done = section(sheet_.contents_title); !done) return done;
    if (Done done = entry(sheet_.contents_head, true); !done) return done;
    for (const JobSheet::Entry& one : sheet_.contents) {
        if (Done done = entry(one, false); !done) return done;
    }
    return {};
}

Done JobPages::entry(const JobSheet::Entry& entry, bool head) {
    const Length end = whole_.start + whole_.width;
    const Column sheets{end - sheet_width, sheet_width};
    const Column numbers{sheets.start - between_columns - number_width, number_width};
    const Length names = whole_.start + position_width + between_columns;
    const StyleName words = head ? StyleName::key : StyleName::value;
    const Cell row[] = {
        {entry.position, StyleName::key, {whole_.start, position_width}, Align::end},
        {entry.name, words, {names, numbers.start - between_columns - names}},
        {entry.number, head ? StyleName::key : StyleName::credential_number, numbers},
        {entry.sheet, words, sheets, Align::end},
    };
    return cells(row, entry_padding, entry_padding);
}

// The note at the start side; the page's number and the standing mark at the end side.
Done JobPages::foot(std::size_t index) {
    const bool in_frame = framed_ && index == 0;
    const layout::CertificateGrid& first = desk_.layout().portrait;
    whole_ = in_frame ? Column{first.left, first.right - first.left}
                      : Column{grid_.left, grid_.right - grid_.left};
    const Length top = in_frame ? first.foot_top : grid_.foot_rule + Length::mm(1.4);
    canvas_.rule(whole_, top - Length::mm(1.4), hairline, desk_.color(ColorRole::row_rule), artifact);
    const Filling filling{{"page", std::to_string(index + 1)}, {"pages", std::to_string(pages_.size())}};
    const auto words = filled(sheet_.page_pattern, filling, field);
    if (!words) return fail(words.error());
    Text own;
    if (pages_.size() > 1) own.push_back({.text = *words, .language = sheet_.language});
    const Text& number = own;
    Length below = top;
    Length widest;
    for (const auto& [text, style] : {std::pair{&number, StyleName::foot_strong},
                                      std::pair{&sheet_.standing_mark, StyleName::standing_mark}}) {
        if (text->empty()) continue;
        auto set = desk_.fit({.text = *text, .style = style, .measure = whole_.width}, field);
        if (!set) return fail(set.error());
        widest = std::max(widest, (*set)->widest());
        below = canvas_.paragraph(**set, whole_, below, Align::end, artifact);
    }
    const Column start_side{whole_.start, whole_.width - widest - between_columns * 2.0};
    auto note = desk_.set(spans_of(sheet_.note, desk_.style(StyleName::foot)), start_side.width, field);
    if (!note) return fail(note.error());
    canvas_.paragraph(**note, start_side, top, Align::start, artifact);
    for (page::Item& item : canvas_.take()) pages_[index].items.push_back(std::move(item));
    return {};
}

}  // namespace

Result<std::vector<page::Page>> set_job_sheet(Desk& desk, const document::JobSheet& sheet) {
    desk.turn_to_supplement();
    return JobPages(desk, sheet).set();
}

}  // namespace sigillum::typeset
