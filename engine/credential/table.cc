#include "credential/table.h"

#include <algorithm>

#include "credential/cell_text.h"

namespace sigillum::credential {

const TableRow* Table::row(int number) const {
    const auto found = std::lower_bound(rows.begin(), rows.end(), number,
                                        [](const TableRow& row, int n) { return row.number < n; });
    return found != rows.end() && found->number == number ? &*found : nullptr;
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
