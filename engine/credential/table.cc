#include "credential/table.h"

#include <algorithm>

#include "credential/cell_text.h"

namespace sigillum::credential {

std::optional<TableRow> Table::row(int number) const {
    TableRow row;
    std::size_t begin = 0;
    for (std::size_t end = rows.size(); begin < end;) {
        const std::size_t middle = begin + (end - begin) / 2;
        rows.read(middle, row);
        if (row.number == number) return row;
        if (row.number < number)
            begin = middle + 1;
        else
            end = middle;
    }
    return std::nullopt;
}

std::string column_letters(int column) {
    std::string letters;
    for (int rest = column; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

bool is_blank(const Cell& cell) {
    if (!cell.text.empty() && cell.text.front() > ' ') return false;
    return cell.kind != CellKind::fault && without_outer_spaces(cell.text).empty();
}

bool is_blank(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return is_blank(cell); });
}

}  // namespace sigillum::credential
