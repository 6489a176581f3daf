#include "credential/list_header.h"

#include <algorithm>

#include "credential/column_matching.h"
#include "credential/csv.h"
#include "credential/list_columns.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t rows_looked_at = 40;
constexpr std::size_t cells_looked_at = 200;

int known_names(const TableRow& row, const LearnersSource& source) {
    const auto end =
        row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(row.cells.size(), cells_looked_at));
    return static_cast<int>(std::count_if(
        row.cells.begin(), end, [&source](const Cell& cell) { return is_known_column(cell.text, source); }));
}

}  // namespace

std::optional<TableRow> header_of(const Table& table, const std::string& file, const LearnersSource& source,
                                  Findings& findings) {
    if (source.header_row > 0) {
        auto row = table.row(source.header_row);
        if (!row) {
            findings.add({missing_column,
                          {.file = file, .row = source.header_row},
                          "an empty row",
                          "the names of the columns, since header_row in the edition names this row"});
        }
        return row;
    }
    std::optional<TableRow> best, first;
    int most = 1;  // one name alone may stand in a heading
    for (std::size_t i = 0; i < std::min(table.rows.size(), rows_looked_at); ++i) {
        const TableRow row = table.rows[i];
        if (!first && !is_blank(row)) first = row;
        const int known = known_names(row, source);
        if (known <= most) continue;
        most = known;
        best = row;
    }
    if (!first) {
        findings.add(
            {empty_list, {.file = file}, "the list is empty", "a first line with the names of the columns"});
    }
    return best ? best : first;
}

}  // namespace sigillum::credential
