#include "issue/csv_row.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sigillum::issue {
namespace {

constexpr std::array<std::string_view, 10> formula_beginnings = {"=",  "+",  "-",  "@",  "\t",
                                                                 "\r", "＝", "＋", "－", "＠"};

Bytes cell_of(std::string_view text) {
    const bool formula =
        std::any_of(formula_beginnings.begin(), formula_beginnings.end(),
                    [text](std::string_view beginning) { return text.starts_with(beginning); });
    Bytes cell = formula ? "'" : "";
    cell += text;
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
