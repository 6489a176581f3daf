#include "credential/xlsx_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/date.h"
#include "credential/csv.h"
#include "credential/xlsx_part.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t most_cells = 2000000;
constexpr std::size_t most_text = std::size_t{128} << 20U;
constexpr int last_row = 1048576;
constexpr int last_column = 16384;

// "C7": row 7, column 3. Nothing when it is no such name.
struct CellName {
    int row = 0, column = 0;
};

std::optional<CellName> cell_name(std::string_view text) {
    CellName name;
    std::size_t at = 0;
    for (; at < text.size() && at < 4 && text[at] >= 'A' && text[at] <= 'Z'; ++at)
        name.column = name.column * 26 + (text[at] - 'A' + 1);
    const auto row = whole_number(text.substr(at));
    if (at == 0 || !row || *row < 1 || *row > last_row || name.column > last_column) return std::nullopt;
    name.row = *row;
    return name;
}

Cell fault(std::string text, std::string what) { return {CellKind::fault, std::move(text), std::move(what)}; }

Cell text_cell(Bytes text) {
    if (text.empty()) return {};
    return {CellKind::text, std::move(text), {}};
}

class SheetReader {
  public:
    SheetReader(const XlsxWorkbook& workbook, const std::string& file) : workbook_(workbook), file_(file) {}

    Result<Table> table(ZipArchive& archive, const std::string& part) && {
        constexpr std::string_view columns = "cols/col", rows = "sheetData/row",
                                   merged = "mergeCells/mergeCell";
        table_.kind = TableKind::xlsx;
        const auto read = [this](std::string_view path, const pugi::xml_node& node) -> Done {
            if (path == rows) return read_row(node);
            if (path == columns) read_hidden_columns(node);
            if (path == merged) read_merged(node);
            return {};
        };
        if (const Done all = read_part(archive, file_, part, {columns, rows, merged}, read); !all)
            return fail(all.error());
        return std::move(table_);
    }

  private:
    void read_hidden_columns(const pugi::xml_node& column) {
        if (!is_true(attribute(column, "hidden"))) return;
        const int first = whole_number(attribute(column, "min").value()).value_or(0);
        const int last = whole_number(attribute(column, "max").value()).value_or(0);
        const int end = std::min(last, static_cast<int>(most_columns));
        // Columns stand in order and once (ECMA-376, 18.3.1.13), so that the list has an end.
        const int known = table_.hidden_columns.empty() ? 0 : table_.hidden_columns.back();
        for (int i = std::max(first, known + 1); i <= end; ++i) table_.hidden_columns.push_back(i);
    }

    void read_merged(const pugi::xml_node& merged) {
        const std::string_view ends = attribute(merged, "ref").value();
        const auto colon = ends.find(':');
        if (colon == std::string_view::npos || table_.merged.size() >= most_rows) return;
        const auto from = cell_name(ends.substr(0, colon));
        const auto to = cell_name(ends.substr(colon + 1));
        if (from && to) table_.merged.push_back({from->row, from->column, to->row, to->column});
    }

    Done read_row(const pugi::xml_node& node) {
        const pugi::xml_attribute number = attribute(node, "r");
        const int named = number ? whole_number(number.value()).value_or(0) : row_ + 1;
        if (named <= row_ || named > last_row) return wrong_place(number.value());
        row_ = named;
        if (table_.rows.size() >= most_rows) {
            return fail(too_many_rows, {.file = file_}, fmt::format("more than {} rows", most_rows),
                        "a list that is split into several editions");
        }
        TableRow read{.number = row_, .hidden = is_true(attribute(node, "hidden"))};
        if (const Done cells = read_cells(node, read); !cells) return cells;
        table_.rows.push_back(read);
        return {};
    }

    Done read_cells(const pugi::xml_node& node, TableRow& row) {
        int column = 0;
        for (const pugi::xml_node cell : node) {
            if (local_name(cell) != "c") continue;
            const pugi::xml_attribute place = attribute(cell, "r");
            const auto name = place ? cell_name(place.value()) : CellName{row.number, column + 1};
            if (!name || name->row != row.number || name->column <= column) return wrong_place(place.value());
            column = name->column;
            Cell read = read_cell(cell);
            if (read.kind == CellKind::empty) continue;
            if (column > static_cast<int>(most_columns)) {
                return fail(too_many_columns,
                            {.file = file_, .row = row.number, .field = column_letters(column)},
                            fmt::format("a filled cell beyond the first {} columns", most_columns),
                            "the columns of a learners' list only");
            }
            text_ += read.text.size();
            if (++cells_ > most_cells || text_ > most_text) {
                return fail(
                    too_many_cells, {.file = file_},
                    fmt::format("more than {} cells, or {} MiB of text", most_cells, most_text >> 20U),
                    "a list that is split into several editions");
            }
            row.cells.resize(static_cast<std::size_t>(column));
            row.cells.back() = std::move(read);
        }
        return {};
    }

    tl::unexpected<Error> wrong_place(std::string_view place) const {
        return fail(bad_xlsx, {.file = file_}, fmt::format("the workbook has a cell or row at “{}”", place),
                    "the workbook saved anew as .xlsx");
    }

    Cell read_cell(const pugi::xml_node& cell) const {
        const std::string_view type = attribute(cell, "t").value();
        if (type == "inlineStr") return text_cell(string_text(child(cell, "is")));
        const std::string value = child(cell, "v").text().get();
        if (value.empty()) {
            if (!child(cell, "f") || type == "str") return {};
            return fault("", "a formula whose result is not stored in the file");
        }
        if (type == "s") {
            const auto index = whole_number(value);
            if (!index || static_cast<std::size_t>(*index) >= workbook_.strings.size())
                return fault(value, "a text that the workbook does not hold");
            return text_cell(workbook_.strings[static_cast<std::size_t>(*index)].text);
        }
        if (type == "str") return text_cell(unescaped(value));
        if (type == "b") return {CellKind::boolean, value == "1" || value == "true" ? "TRUE" : "FALSE", {}};
        if (type == "e")
            return fault(value, fmt::format("the formula in this cell gives the error {}", value));
        if (type == "d") return iso_date(value);
        return number_cell(value, attribute(cell, "s").value());
    }

    static Cell iso_date(const std::string& value) {
        const auto day = date_from_iso(std::string_view(value).substr(0, 10));
        if (!day) return fault(value, fmt::format("“{}” is no date", value));
        return {CellKind::date, to_iso(*day), {}};
    }

    Cell number_cell(const std::string& value, std::string_view style) const {
        const auto index = static_cast<std::size_t>(whole_number(style).value_or(0));
        const NumberFormat format =
            index < workbook_.formats.size() ? workbook_.formats[index] : NumberFormat{};
        if (!format.date) return {CellKind::number, shown_number(value, format), {}};
        double serial = 0;
        const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), serial);
        constexpr double beyond_all_days = 1e7;
        const bool readable = failure == std::errc{} && end == value.data() + value.size() &&
                              std::abs(serial) < beyond_all_days;
        const auto day =
            readable ? date_from_serial(static_cast<std::int64_t>(std::floor(serial)), workbook_.dates)
                     : std::nullopt;
        if (!day) {
            const bool never_was = serial >= 60 && serial < 61;
            return fault(value,
                         never_was
                             ? "29 February 1900, a day that only Excel knows"
                             : fmt::format("{} is no day of the calendar, but is shown as a date", value));
        }
        if (!format.year) return {CellKind::text, fmt::format("{}.{}.", day->day, day->month), {}};
        const PartialDate shown{day->year, format.month ? day->month : 0,
                                format.month && format.day ? day->day : 0};
        return {CellKind::date, to_iso(shown), {}};
    }

    const XlsxWorkbook& workbook_;
    const std::string& file_;
    Table table_;
    int row_ = 0;  // the last one
    std::size_t cells_ = 0;
    std::size_t text_ = 0;  // bytes
};

}  // namespace

Result<Table> table_from_sheet(ZipArchive& archive, const std::string& part, const XlsxWorkbook& workbook,
                               const std::string& file) {
    return SheetReader(workbook, file).table(archive, part);
}

}  // namespace sigillum::credential
