#include "credential/list_remarks.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "credential/cell_text.h"
#include "credential/column_names.h"
#include "credential/learner_list.h"

namespace sigillum::credential {
namespace {

void say_which_rows_are_empty(const Table& table, const ListLayout& layout, const ListExtent& extent,
                              Findings& findings) {
    std::vector<int> empty;
    int expected = layout.header_row + 1;
    for (const TableRow& row : table.rows) {
        if (row.number <= layout.header_row || row.number > extent.last_row) continue;
        for (; expected < row.number; ++expected) empty.push_back(expected);
        if (is_blank(row)) empty.push_back(row.number);
        expected = row.number + 1;
    }
    constexpr std::size_t most_told = 20;
    for (std::size_t i = 0; i < std::min(empty.size(), most_told); ++i) {
        findings.note({empty_rows,
                       {.file = extent.file, .row = empty[i]},
                       "an empty row",
                       "nothing to be done; empty rows are passed over"});
    }
    if (empty.size() > most_told) {
        findings.note({empty_rows,
                       {.file = extent.file, .row = empty[most_told]},
                       fmt::format("{} more empty rows", empty.size() - most_told),
                       "nothing to be done; empty rows are passed over"});
    }
}

void say_what_is_hidden(const Table& table, const ListLayout& layout, const std::string& file,
                        Findings& findings) {
    for (const TableRow& row : table.rows) {
        if (row.number <= layout.header_row || !row.hidden || is_blank(row)) continue;
        findings.warn({hidden_row,
                       {.file = file, .row = row.number},
                       "the row is hidden in the sheet, and read all the same",
                       "the row shown, or deleted if it is no learner"});
    }
    for (const ReadColumn& column : layout.columns) {
        const auto& hidden = table.hidden_columns;
        if (std::find(hidden.begin(), hidden.end(), column.number) == hidden.end()) continue;
        findings.note(
            {hidden_column,
             {.file = file, .column = column.number, .row = layout.header_row, .field = column.own_name},
             "the column is hidden in the sheet, and read all the same",
             fmt::format("ignore = [\"{}\"] under [learners], if it is not to be read", column.own_name)});
    }
}

// What is shown over several learners stands in one cell only; it is not guessed for whom it is meant.
void report_merged_cells(const Table& table, const ListLayout& layout, const ListExtent& extent,
                         Findings& findings) {
    for (const MergedCells& merged : table.merged) {
        if (merged.last_row <= layout.header_row || merged.first_row > extent.last_row) continue;
        for (const ReadColumn& column : layout.columns) {
            if (column.number < merged.first_column || column.number > merged.last_column) continue;
            findings.add(
                {merged_cells,
                 {.file = extent.file,
                  .column = column.number,
                  .row = merged.first_row,
                  .field = column.own_name},
                 fmt::format("cells {}{} to {}{} are merged into one", column_letters(merged.first_column),
                             merged.first_row, column_letters(merged.last_column), merged.last_row),
                 "a cell for each learner and column: unmerge them and fill in every value"});
            break;
        }
    }
}

}  // namespace

void remark_on_list(const Table& table, const ListLayout& layout, const ListExtent& extent,
                    Findings& findings) {
    say_which_rows_are_empty(table, layout, extent, findings);
    say_what_is_hidden(table, layout, extent.file, findings);
    report_merged_cells(table, layout, extent, findings);
}

}  // namespace sigillum::credential
