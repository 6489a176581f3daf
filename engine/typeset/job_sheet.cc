#include "typeset/job_sheet.h"

#include <algorithm>

#include "typeset/job_pages.h"

namespace sigillum::typeset {
namespace {

using document::JobSheet;
using document::Text;
using layout::ColorRole;
using layout::StyleName;

constexpr Length hairline = Length::mm(0.15);
constexpr Size spindle_size{Length::mm(60), Length::mm(4.6)};
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

// What the sheet says, set onto its pages.
class Rows {
  public:
    Rows(Desk& desk, const JobSheet& sheet) : desk_(desk), sheet_(sheet), pages_(desk, sheet) {}

    Result<std::vector<page::Page>> set() {
        if (Done done = title(); !done) return fail(done.error());
        if (Done done = figures(); !done) return fail(done.error());
        for (const JobSheet::Row& row : sheet_.rows) {
            if (Done done = key_row(row); !done) return fail(done.error());
        }
        if (Done done = left_out(); !done) return fail(done.error());
        if (Done done = contents(); !done) return fail(done.error());
        return pages_.take();
    }

  private:
    Done title();
    Done figures();
    Done key_row(const JobSheet::Row& row);
    Done section(const Text& title);
    Done left_out();
    Done contents();
    Done entry(const JobSheet::Entry& entry, bool head);

    Desk& desk_;
    const JobSheet& sheet_;
    JobPages pages_;
};

Done Rows::title() {
    const auto centred = [&](const Text& text, StyleName style) -> Done {
        Length end;
        Done done = pages_.put({text, style, pages_.whole(), Align::center}, pages_.below(), end);
        pages_.move_to(end);
        return done;
    };
    if (Done done = centred(sheet_.kind, StyleName::title_lead); !done) return done;
    pages_.skip(kind_to_title);
    if (Done done = centred(sheet_.title, StyleName::opportunity); !done) return done;
    pages_.skip(title_to_subtitle);
    if (Done done = centred(sheet_.subtitle, StyleName::supplement_subtitle); !done) return done;
    pages_.skip(around_spindle);
    if (desk_.picture("spindle") == nullptr) return {};
    const Length start = pages_.whole().start + (pages_.whole().width - spindle_size.width) / 2;
    pages_.canvas().picture(
        "spindle", pages_.canvas().area({start, spindle_size.width}, pages_.below(), spindle_size.height),
        job_artifact);
    pages_.skip(spindle_size.height + around_spindle);
    return {};
}

// The counts beside each other, parted by hairlines.
Done Rows::figures() {
    const Length width =
        pages_.whole().width / static_cast<double>(std::max<std::size_t>(sheet_.figures.size(), 1));
    Length lowest = pages_.below();
    Column column{pages_.whole().start, width};
    for (const JobSheet::Figure& figure : sheet_.figures) {
        Length end;
        if (Done done = pages_.put({figure.number, StyleName::unit_numeral, column, Align::center},
                                   pages_.below(), end);
            !done)
            return done;
        if (Done done = pages_.put({figure.caption, StyleName::key, column, Align::center}, end, end); !done)
            return done;
        lowest = std::max(lowest, end);
        column.start += width;
    }
    for (std::size_t i = 1; i < sheet_.figures.size(); ++i) {
        const Length start = pages_.whole().start + width * static_cast<double>(i);
        pages_.canvas().rule({start, hairline}, pages_.below() + Length::mm(2),
                             lowest - pages_.below() - Length::mm(2), desk_.color(ColorRole::row_rule),
                             job_artifact);
    }
    pages_.move_to(lowest + below_figures);
    return {};
}

Done Rows::key_row(const JobSheet::Row& row) {
    const Column values{pages_.whole().start + key_width + key_gap,
                        pages_.whole().width - key_width - key_gap};
    const JobCell row_cells[] = {{row.key, StyleName::key, {pages_.whole().start, key_width}},
                                 {row.value, StyleName::value, values}};
    if (Done done = pages_.cells(row_cells, row_above, row_below); !done) return done;
    pages_.line(ColorRole::row_rule);
    return {};
}

Done Rows::section(const Text& title) {
    const JobCell cell[] = {{title, StyleName::outcome_title, pages_.whole()}};
    pages_.skip(above_section);
    if (Done done = pages_.room_for(above_section * 3.0); !done) return done;
    if (Done done = pages_.cells(cell, {}, below_section_title); !done) return done;
    pages_.line(ColorRole::display);
    return {};
}

Done Rows::left_out() {
    if (sheet_.left_out.empty()) return {};
    if (Done done = section(sheet_.left_out_title); !done) return done;
    const Length width = (pages_.whole().width - key_gap) / 2;
    for (const JobSheet::Row& row : sheet_.left_out) {
        const JobCell row_cells[] = {
            {row.key, StyleName::value, {pages_.whole().start, width}},
            {row.value, StyleName::note, {pages_.whole().start + width + key_gap, width}}};
        if (Done done = pages_.cells(row_cells, entry_padding, entry_padding); !done) return done;
    }
    return {};
}

Done Rows::contents() {
    if (sheet_.contents.empty()) return {};
    if (Done done = pages_.begin_next(); !done) return done;
    pages_.move_to(pages_.below() - above_section);
    if (Done done = section(sheet_.contents_title); !done) return done;
    if (Done done = entry(sheet_.contents_head, true); !done) return done;
    for (const JobSheet::Entry& one : sheet_.contents) {
        if (Done done = entry(one, false); !done) return done;
    }
    return {};
}

Done Rows::entry(const JobSheet::Entry& entry, bool head) {
    const Length end = pages_.whole().start + pages_.whole().width;
    const Column sheets{end - sheet_width, sheet_width};
    const Column numbers{sheets.start - between_columns - number_width, number_width};
    const Length names = pages_.whole().start + position_width + between_columns;
    const StyleName words = head ? StyleName::key : StyleName::value;
    const JobCell row[] = {
        {entry.position, StyleName::key, {pages_.whole().start, position_width}, Align::end},
        {entry.name, words, {names, numbers.start - between_columns - names}},
        {entry.number, head ? StyleName::key : StyleName::credential_number, numbers},
        {entry.sheet, words, sheets, Align::end},
    };
    return pages_.cells(row, entry_padding, entry_padding);
}

}  // namespace

Result<std::vector<page::Page>> set_job_sheet(Desk& desk, const document::JobSheet& sheet) {
    desk.turn_to_supplement();
    return Rows(desk, sheet).set();
}

}  // namespace sigillum::typeset
