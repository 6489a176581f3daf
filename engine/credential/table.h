// A learners' list as cells in rows, whatever kind of file it came in.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/bytes.h"
#include "base/findings.h"
#include "base/packed_list.h"

namespace sigillum::credential {

enum class CellKind {
    empty,
    text,
    number,   // of a spreadsheet: a number that is not shown as a date
    boolean,  // "TRUE" or "FALSE"
    date,     // shown as a date: "2002-03-14", "2002-03" or "2002", as far as its format shows it
    fault     // what a formula could not compute ("#N/A"), or a cell that cannot be read
};

struct Cell {
    CellKind kind = CellKind::empty;
    Bytes text;   // UTF-8, unless the file itself is not; as a person reads it in the file
    Bytes fault;  // of a fault: what is wrong with it, in plain words
};

struct TableRow {
    int number = 0;  // as a spreadsheet counts, from 1
    bool hidden = false;
    std::vector<Cell> cells;  // from column A on; cells behind the last filled one may be missing
};

template <MaybeConst<Cell> T>
auto values_of(T& cell) {
    auto& [kind, text, fault] = cell;
    return std::tie(kind, text, fault);
}

template <MaybeConst<TableRow> T>
auto values_of(T& row) {
    auto& [number, hidden, cells] = row;
    return std::tie(number, hidden, cells);
}

using TableRows = PackedList<TableRow>;

// Cells that are shown as one; the first one holds what is shown. Rows and columns count from 1, ends
// included.
struct MergedCells {
    int first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

enum class TableKind { csv, xlsx };

struct Table {
    TableKind kind = TableKind::csv;
    char delimiter = ',';             // of CSV
    std::string sheet;                // of XLSX: its name
    TableRows rows;                   // in order; rows without any cell may be missing
    std::vector<MergedCells> merged;  // of XLSX
    std::vector<int> hidden_columns;  // of XLSX, from 1

    // The row with that number, or nothing.
    std::optional<TableRow> row(int number) const;
};

// "A" for column 1, "AA" for column 27.
std::string column_letters(int column);

// Whether nothing is in it but spaces of any kind.
bool is_blank(const Cell& cell);
bool is_blank(const TableRow& row);

}  // namespace sigillum::credential
