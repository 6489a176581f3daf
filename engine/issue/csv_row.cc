#include "issue/csv_row.h"

#include <string_view>

#include "credential/formula_guard.h"

namespace sigillum::issue {
namespace {

Bytes cell_of(std::string_view text) {
    const Bytes cell = credential::with_formula_guard(text);
    if (cell.find_first_of(",;\"\r\n\t") == Bytes::npos) return cell;
    Bytes quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace

Bytes csv_row(const std::vector<std::string>& cells) {
    Bytes row;
    for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : ",") + cell_of(cells[i]);
    return row + "\r\n";
}

}  // namespace sigillum::issue
