#include "credential/annotated_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "credential/cell_text.h"
#include "credential/code_points.h"
#include "credential/encoding.h"
#include "credential/formula_guard.h"
#include "credential/list_columns.h"

namespace sigillum::credential {
namespace {

constexpr ByteView utf8_mark = "\xEF\xBB\xBF";
constexpr ByteView line_end = "\r\n";

struct Remark {
    Bytes wrong, to_do;
};

void add(Bytes& text, const Bytes& sentence) {
    if (sentence.empty()) return;
    if (!text.empty()) text += "\n";
    text += sentence;
}

class AnnotatedList {
  public:
    AnnotatedList(const ReadList& list, const Findings& findings) : list_(list) {
        for (const TableRow& row : list.table.rows) width_ = std::max(width_, row.cells.size());
        if (const auto header = list.table.row(list.header_row)) {
            for (std::size_t i = 0; i < header->cells.size(); ++i) {
                const Bytes name = with_single_spaces(header->cells[i].text);
                if (name == wrong_column || name == to_do_column) left_out_.push_back(i);
            }
        }
        for (const Finding& finding : findings.list()) {
            if (finding.severity != Severity::note && finding.error.place.file == list.file) note(finding);
        }
    }

    Bytes csv() && {
        text_ += utf8_mark;
        int next = 1;
        for (const TableRow& row : list_.table.rows) {
            for (; next < row.number; ++next) write(TableRow{.number = next});
            write(row);
            next = row.number + 1;
        }
        if (!of_the_list_.empty()) write(TableRow{});
        for (const Remark& remark : of_the_list_) write(TableRow{}, remark);
        return std::move(text_);
    }

  private:
    void note(const Finding& finding) {
        const Error& error = finding.error;
        const Place& place = error.place;
        const bool of_a_row =
            place.row > 0 && place.row != list_.header_row && list_.table.row(place.row).has_value();
        Bytes where;
        if (!of_a_row && place.row > 0) where = fmt::format("row {}", place.row);
        if (place.column > 0) {
            if (!where.empty()) where += ", ";
            where += fmt::format("column {}", column_letters(place.column));
        }
        if (!place.field.empty()) where += fmt::format("{}“{}”", where.empty() ? "" : " ", place.field);
        if (!where.empty()) where += ": ";
        Remark& remark = of_a_row ? of_rows_[place.row] : of_the_list_.emplace_back();
        add(remark.wrong,
            (finding.severity == Severity::error ? "error: " : "warning: ") + where + error.found);
        add(remark.to_do, error.expected.empty() ? Bytes() : "expected " + error.expected);
    }

    void write(const TableRow& row) {
        if (row.number > 0 && row.number == list_.header_row)
            return write(row, {Bytes(wrong_column), Bytes(to_do_column)});
        const auto found = of_rows_.find(row.number);
        write(row, found != of_rows_.end() ? found->second : Remark{});
    }

    // A list that was annotated before has its guards on.
    Bytes own_text(const Cell& cell) const {
        return left_out_.empty() ? cell.text : without_formula_guard(cell.text);
    }

    void write(const TableRow& row, const Remark& remark) {
        for (std::size_t i = 0; i < width_; ++i) {
            if (std::find(left_out_.begin(), left_out_.end(), i) != left_out_.end()) continue;
            write_cell(i < row.cells.size() ? own_text(row.cells[i]) : Bytes());
            text_ += delimiter();
        }
        write_cell(remark.wrong);
        text_ += delimiter();
        write_cell(remark.to_do);
        text_ += line_end;
    }

    char delimiter() const { return list_.table.kind == TableKind::xlsx ? ';' : list_.table.delimiter; }

    // Bytes of another encoding, which were reported, become U+FFFD: the file is UTF-8 throughout.
    static Bytes as_utf8(const Bytes& cell) {
        if (!first_not_utf8(cell)) return cell;
        Bytes text;
        for (std::size_t at = 0; at < cell.size();) {
            const std::size_t here = at;
            text += next_code_point(cell, at) ? cell.substr(here, at - here) : Bytes("\xEF\xBF\xBD");
        }
        return text;
    }

    void write_cell(const Bytes& cell) {
        const Bytes guarded = with_formula_guard(as_utf8(cell));
        const bool quoted =
            guarded.find_first_of("\"\r\n,;\t|") != Bytes::npos || guarded.find(delimiter()) != Bytes::npos;
        if (!quoted) {
            text_ += guarded;
            return;
        }
        text_ += '"';
        for (const char c : guarded) {
            if (c == '"') text_ += '"';
            text_ += c;
        }
        text_ += '"';
    }

    const ReadList& list_;
    std::size_t width_ = 0;
    std::vector<std::size_t> left_out_;  // columns of an earlier annotation
    std::map<int, Remark> of_rows_;
    std::vector<Remark> of_the_list_;
    Bytes text_;
};

}  // namespace

Bytes annotated_csv(const ReadList& list, const Findings& findings) {
    return AnnotatedList(list, findings).csv();
}

}  // namespace sigillum::credential
