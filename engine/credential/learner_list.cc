#include "credential/learner_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "credential/cell_text.h"
#include "credential/column_names.h"
#include "credential/encoding.h"
#include "credential/formula_guard.h"
#include "credential/learner_fields.h"
#include "credential/list_cells.h"
#include "credential/list_columns.h"
#include "credential/list_remarks.h"
#include "credential/list_table.h"

namespace sigillum::credential {
namespace {

// Turns a table of cells into learners.
class List {
  public:
    List(const Table& table, const ListLayout& layout, const std::string& file, const LearnersSource& source,
         Findings& findings)
        : table_(table),
          layout_(layout),
          named_(table.row(layout.header_row)->cells.size()),
          file_(file),
          findings_(findings),
          cells_(file, source, findings) {}

    Learners learners(const Language& main_language) {
        Learners learners;
        Places places;
        Reading reading(file_, main_language, findings_, places);
        const int last = last_row();
        for (const TableRow& row : table_.rows) {
            if (row.number <= layout_.header_row || row.number > last) continue;
            if (!holds_learner(row)) continue;
            if (const auto value = value_of(row)) {
                Learner learner;
                read_value(*value, learner, reading);
                learners.push_back(learner);
            }
        }
        remark_on_list(table_, layout_, {file_, last}, findings_);
        cells_.say_how_dates_were_read(layout_.header_row);
        return learners;
    }

  private:
    Place place(int row) const { return {.file = file_, .row = row}; }

    const Cell& cell(const TableRow& row, int column) const {
        static const Cell none;
        const auto index = static_cast<std::size_t>(column) - 1;
        return index < row.cells.size() ? row.cells[index] : none;
    }

    // Whether the columns that are read are all empty.
    bool is_unread(const TableRow& row) const {
        return std::all_of(layout_.columns.begin(), layout_.columns.end(),
                           [&](const ReadColumn& column) { return is_blank(cell(row, column.number)); });
    }

    // The number of the last row that holds a learner: rows of totals behind it are told, and left out.
    int last_row() {
        int last = 0;
        for (std::size_t i = table_.rows.size(); i-- > 0;) {
            const TableRow row = table_.rows[i];
            if (row.number <= layout_.header_row) break;
            if (is_blank(row) || (layout_.annotated && is_unread(row))) continue;
            last = row.number;
            if (!is_totals(row)) return last;
            findings_.warn({totals_row, place(row.number),
                            fmt::format("a row of totals (“{}”)", word_of_totals(row)),
                            "a list without it; it is not read as a learner"});
            last = row.number - 1;
        }
        return last;
    }

    std::string word_of_totals(const TableRow& row) const {
        for (const Cell& cell : row.cells) {
            if (is_total_word(cell.text)) return cell.text;
        }
        return {};
    }

    static bool is_number(std::string_view text) {
        return without_outer_spaces(text).find_first_not_of("0123456789.,") == std::string_view::npos;
    }

    // A word such as "Summe", and neither key nor name of a learner beside it.
    bool is_totals(const TableRow& row) const {
        if (word_of_totals(row).empty()) return false;
        return std::all_of(layout_.columns.begin(), layout_.columns.end(), [&](const ReadColumn& column) {
            const auto is = [&column](std::string_view field) {
                return std::find(column.fields.begin(), column.fields.end(), field) != column.fields.end();
            };
            const Cell& found = cell(row, column.number);
            if (is_blank(found) || is_total_word(found.text)) return true;
            const bool name = is("name") || is("given_name") || is("family_name");
            return name ? is_number(found.text) : !is("key");  // "Summe;31" counts the names
        });
    }

    // False for rows that are passed over, and for those that do not fit the names of the columns.
    bool holds_learner(const TableRow& row) {
        if (is_blank(row) || (layout_.annotated && is_unread(row))) return false;
        if (repeats_header(row)) {
            findings_.note({repeated_header, place(row.number), "the names of the columns once more",
                            "nothing to be done; the row is passed over"});
            return false;
        }
        if (table_.kind == TableKind::xlsx || fits(row)) return true;
        findings_.add(
            {wrong_cell_count, place(row.number), fmt::format("{} cells", row.cells.size()),
             fmt::format("{}, as many as the {} has; a cell that contains “{}” stands in quotation marks",
                         named_, layout_.header_row == 1 ? "first line" : "row with the names of the columns",
                         table_.delimiter == '\t' ? "a tab" : std::string(1, table_.delimiter))});
        return false;
    }

    // A row has the cells of the header's; cells without a name may be missing or too many while they are
    // empty.
    bool fits(const TableRow& row) const {
        if (row.cells.size() < layout_.width) return false;
        return row.cells.size() <= named_ ||
               std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(named_), row.cells.end(),
                           [](const Cell& cell) { return is_blank(cell); });
    }

    bool repeats_header(const TableRow& row) const {
        return !layout_.columns.empty() &&
               std::all_of(layout_.columns.begin(), layout_.columns.end(), [&](const ReadColumn& column) {
                   return with_single_spaces(cell(row, column.number).text) == column.own_name;
               });
    }

    // The row as a table of its filled cells. Nothing when a cell is in another encoding.
    std::optional<Value> value_of(const TableRow& row) {
        Value value{.kind = ValueKind::table, .at = {.row = row.number}};
        std::vector<std::pair<int, std::string>> parts;
        for (const ReadColumn& column : layout_.columns) {
            const Cell guarded = unguarded(cell(row, column.number));
            const int errors_before = findings_.errors();
            auto text = cells_.text_of(guarded, row.number, column);
            if (!text) {
                const bool unreadable = findings_.errors() > errors_before &&
                                        guarded.kind != CellKind::fault &&
                                        findings_.list().back().error.kind == mixed_encoding;
                if (unreadable) return std::nullopt;
                continue;
            }
            for (const std::string& field : column.fields) {
                const bool part = field == "name" && !layout_.name_parts.empty();
                if (!part) value.members.push_back({field, value.at, text_value(*text, value.at)});
            }
            parts.emplace_back(column.number, std::move(*text));
        }
        if (const std::string name = joined_name(parts); !name.empty()) {
            value.members.push_back({"name", value.at, text_value(name, value.at)});
            warn_of_missing_parts(row, name);
        }
        return value;
    }

    // A name that is joined from several columns, one of which is empty here.
    void warn_of_missing_parts(const TableRow& row, const std::string& name) {
        for (const ReadColumn& column : layout_.columns) {
            const auto& parts = layout_.name_parts;
            const bool missing = std::find(parts.begin(), parts.end(), column.number) != parts.end() &&
                                 is_blank(cell(row, column.number));
            if (!missing) continue;
            findings_.warn(
                {part_of_name_missing,
                 {.file = file_, .column = column.number, .row = row.number, .field = column.own_name},
                 fmt::format("empty: the name is “{}” alone", name),
                 "the rest of the name; if the person has no more, leave it"});
        }
    }

    Cell unguarded(Cell cell) const {
        if (layout_.annotated) cell.text = without_formula_guard(cell.text);
        return cell;
    }

    static Value text_value(const std::string& text, Position at) {
        return {.kind = ValueKind::text, .at = at, .text = text};
    }

    std::string joined_name(const std::vector<std::pair<int, std::string>>& parts) const {
        std::string name;
        for (const int number : layout_.name_parts) {
            for (const auto& [column, text] : parts) {
                if (column != number) continue;
                if (!name.empty()) name += ' ';
                name += text;
            }
        }
        return name;
    }

    const Table& table_;
    const ListLayout& layout_;
    const std::size_t named_;  // cells of the row with the names of the columns
    const std::string& file_;
    Findings& findings_;
    ListCells cells_;
};

}  // namespace

LearnerList learners_from_list(ByteView bytes, const std::string& file, const LearnersSource& source,
                               const Language& main_language, Findings& findings) {
    LearnerList list;
    list.table = table_of_list(bytes, file, source, findings);
    if (!list.table) return list;
    const ListLayout layout = layout_of(*list.table, file, source, findings);
    list.columns = layout.names;
    list.header_row = layout.header_row;
    if (layout.columns.empty()) return list;
    const int errors_before = findings.errors();
    list.learners = List(*list.table, layout, file, source, findings).learners(main_language);
    if (list.learners.empty() && findings.errors() == errors_before) {
        findings.add({no_learners, {.file = file}, "no learner in the list", "a line for each learner"});
    }
    return list;
}

}  // namespace sigillum::credential
