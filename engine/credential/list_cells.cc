#include "credential/list_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "credential/cell_text.h"
#include "credential/encoding.h"
#include "credential/excel_date.h"
#include "credential/reading.h"

namespace sigillum::credential {
namespace {

bool has_field(const ReadColumn& column, std::string_view field) {
    return std::find(column.fields.begin(), column.fields.end(), field) != column.fields.end();
}

bool holds_dates(const ReadColumn& column) {
    return has_field(column, "birth_date") || has_field(column, "requirements_met");
}

std::optional<int> digits(std::string_view text) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool all = failure == std::errc{} && end == text.data() + text.size() && text.front() != '-';
    return all ? std::optional(number) : std::nullopt;
}

// "1,23457E+12": what spreadsheets make of long numbers.
bool is_cut_number(std::string_view text) {
    const auto exponent = text.find_first_of("Ee");
    if (exponent == std::string_view::npos || exponent == 0 || exponent + 2 >= text.size()) return false;
    const std::string_view whole = text.substr(0, exponent);
    const std::string_view power = text.substr(exponent + 2);
    return whole.find_first_not_of("0123456789.,") == std::string_view::npos && text[exponent + 1] == '+' &&
           power.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr const char* partial_forms =
    "a date written year-month-day, year-month or year: 2002-03-14, 2002-03, 2002";
constexpr const char* whole_forms = "a day that exists, written year-month-day: 2026-07-03";

}  // namespace

ListCells::ListCells(const std::string& file, const LearnersSource& source, Findings& findings)
    : file_(file), findings_(findings), order_(source.dates) {}

Place ListCells::place(int row, const ReadColumn& column) const {
    const std::string& field = column.part_of_name ? column.own_name : column.fields.front();
    return {.file = file_, .column = column.number, .row = row, .field = field};
}

bool ListCells::can_be_read(const Cell& cell, int row, const ReadColumn& column) {
    if (cell.kind == CellKind::fault) {
        findings_.add({cell_fault, place(row, column), cell.fault, "the value itself, or an empty cell"});
        return false;
    }
    if (const auto bad = first_not_utf8(cell.text)) {
        findings_.add({mixed_encoding, place(row, column),
                       fmt::format("byte {} of this cell (0x{:02X}) is not UTF-8", *bad + 1,
                                   static_cast<unsigned char>(cell.text[*bad])),
                       "one encoding in the whole list: UTF-8, or the one named by learners.encoding"});
        return false;
    }
    const bool may_be_cut = has_field(column, "key") || has_field(column, "student_number") ||
                            has_field(column, "register_number");
    if (may_be_cut && is_cut_number(without_outer_spaces(cell.text))) {
        findings_.add({number_cut, place(row, column),
                       fmt::format("“{}”: a spreadsheet has rounded a long number", cell.text),
                       "all digits, in a cell that is formatted as text"});
        return false;
    }
    return true;
}

std::string ListCells::tidy(const Cell& cell, int row, const ReadColumn& column) {
    const std::string_view trimmed = without_outer_spaces(cell.text);
    if (trimmed.size() != cell.text.size()) {
        findings_.note({space_around_text, place(row, column),
                        fmt::format("“{}” has spaces around it", trimmed),
                        "no space before or after; they are left out"});
    }
    std::string text = with_single_spaces(trimmed);
    if (text != trimmed) {
        findings_.note({doubled_space, place(row, column),
                        fmt::format("“{}” has doubled or no-break spaces", text),
                        "one plain space between words; it is read so"});
    }
    return text;
}

std::optional<std::string> ListCells::date_of(const Cell& cell, const std::string& text, int row,
                                              const ReadColumn& column) {
    const bool whole = has_field(column, "requirements_met");
    const ErrorKind kind = whole ? bad_date : birth_date_form;
    const char* const forms = whole ? whole_forms : partial_forms;
    if (cell.kind == CellKind::date || partial_date_from_iso(text)) return text;
    const auto number = digits(text);
    constexpr int last_year = 2100;  // beyond it a bare number is a count of days
    if (number && *number > last_year) {
        const auto day = date_from_serial(*number, DateSystem::from_1900);
        findings_.add({number_as_date, place(row, column),
                       day ? fmt::format("the number {}, which is {} when it is formatted as a date", text,
                                         in_words({day->year, day->month, day->day}))
                           : fmt::format("the number {}", text),
                       "the cell formatted as a date, or the date written year-month-day"});
        return std::nullopt;
    }
    if (!dates_) dates_.emplace(order_);
    const WrittenDate written = dates_->read(text);
    if (!written.date) {
        const std::string why = written.found == "no date" ? "" : fmt::format(": {}", written.found);
        findings_.add({kind, place(row, column), fmt::format("“{}”{}", text, why), forms});
        return std::nullopt;
    }
    if (written.other) {
        findings_.add(
            {ambiguous_date, place(row, column),
             fmt::format("“{}” is {} or {}", text, in_words(*written.date), in_words(*written.other)),
             "the date written year-month-day; or, for the whole list, dates = \"day-first\" (or "
             "\"month-first\") under [learners] in the edition"});
        return std::nullopt;
    }
    const std::string iso = to_iso(*written.date);
    if (iso == text) return iso;
    const auto seen = std::find_if(first_dates_.begin(), first_dates_.end(),
                                   [&](const FirstDate& first) { return first.column == &column; });
    if (seen != first_dates_.end())
        ++seen->count;
    else
        first_dates_.push_back({&column, 1, text, in_words(*written.date)});
    return iso;
}

std::optional<std::string> ListCells::text_of(const Cell& cell, int row, const ReadColumn& column) {
    if (is_blank(cell) || !can_be_read(cell, row, column)) return std::nullopt;
    const std::string text = tidy(cell, row, column);
    return holds_dates(column) ? date_of(cell, text, row, column) : text;
}

void ListCells::say_how_dates_were_read(int header_row) {
    for (const FirstDate& first : first_dates_) {
        findings_.note({dates_read, place(header_row, *first.column),
                        first.count == 1 ? fmt::format("“{}” is read as {}", first.written, first.read)
                                         : fmt::format("{} dates such as “{}” are read as {}", first.count,
                                                       first.written, first.read),
                        "nothing to be done; year-month-day is understood everywhere"});
    }
}

}  // namespace sigillum::credential
