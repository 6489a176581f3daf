#include "credential/csv.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace sigillum::credential {
namespace {

// Reads one cell at a time and knows in which row and column it stands.
class Reader {
  public:
    Reader(ByteView bytes, std::string file, char delimiter) : bytes_(bytes), file_(std::move(file)) {
        table_.delimiter = delimiter;
    }

    Result<CsvTable> table() && {
        while (at_ < bytes_.size()) {
            if (table_.rows.size() >= most_rows) {
                return fail(too_many_rows, {.file = file_}, fmt::format("more than {} rows", most_rows),
                            "a list that is split into several editions");
            }
            std::vector<Bytes> row;
            if (Done read = read_row(row); !read) return fail(read.error());
            table_.rows.push_back(row);
        }
        return std::move(table_);
    }

  private:
    Done read_row(std::vector<Bytes>& row) {
        if (end_of_line()) return {};
        while (true) {
            if (row.size() >= most_columns) {
                return fail(too_many_columns, place(row.size()),
                            fmt::format("more than {} columns", most_columns),
                            "the columns of a learners' list only");
            }
            const bool quoted = at_ < bytes_.size() && bytes_[at_] == '"';
            const auto cell = quoted ? quoted_cell(row.size()) : plain_cell(row.size());
            if (!cell) return fail(cell.error());
            row.push_back(*cell);
            if (end_of_line()) return {};
            if (bytes_[at_] != table_.delimiter) {
                return fail(bad_csv, place(row.size() - 1), "text behind a closing quotation mark",
                            "the quotation mark at the very end of the cell, or doubled inside it");
            }
            ++at_;
        }
    }

    // Steps over the end of a line, or stands at the end of the list.
    bool end_of_line() {
        if (at_ >= bytes_.size()) return true;
        if (bytes_[at_] != '\r' && bytes_[at_] != '\n') return false;
        at_ += bytes_.substr(at_, 2) == "\r\n" ? 2 : 1;
        return true;
    }

    Result<Bytes> quoted_cell(std::size_t column) {
        Bytes cell;
        for (++at_; at_ < bytes_.size(); ++at_) {
            if (bytes_[at_] != '"') {
                cell += bytes_[at_];
            } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
                cell += bytes_[at_++];
            } else {
                ++at_;
                return cell;
            }
        }
        return fail(bad_csv, place(column), "a quotation mark that is never closed",
                    "a closing quotation mark");
    }

    Result<Bytes> plain_cell(std::size_t column) {
        const std::size_t begin = at_;
        while (at_ < bytes_.size() && bytes_[at_] != table_.delimiter && bytes_[at_] != '\n' &&
               bytes_[at_] != '\r') {
            if (bytes_[at_] == '"') {
                return fail(bad_csv, place(column),
                            "a quotation mark inside a cell that does not begin with one",
                            "the whole cell in quotation marks, those inside it doubled");
            }
            ++at_;
        }
        return Bytes(bytes_.substr(begin, at_ - begin));
    }

    Place place(std::size_t column) const {
        const bool named = !table_.rows.empty() && column < table_.rows.front().size();
        return {.file = file_,
                .column = static_cast<int>(column) + 1,
                .row = static_cast<int>(table_.rows.size()) + 1,
                .field = named ? table_.rows.front()[column] : fmt::format("{}", column + 1)};
    }

    ByteView bytes_;
    std::string file_;
    CsvTable table_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<char> declared_delimiter(ByteView& text) {
    const bool declared = text.size() > 5 && (text.starts_with("sep=") || text.starts_with("SEP=")) &&
                          (text[5] == '\r' || text[5] == '\n');
    if (!declared) return std::nullopt;
    const char delimiter = text[4];
    text.remove_prefix(text.substr(5, 2) == "\r\n" ? 7 : 6);
    return delimiter;
}

Result<CsvTable> csv_from(ByteView bytes, const std::string& file, char delimiter) {
    if (bytes.find_first_not_of("\r\n\t ;,|") == ByteView::npos) {
        return fail(empty_list, {.file = file}, "the list is empty",
                    "a first line with the names of the columns");
    }
    return Reader(bytes, file, delimiter).table();
}

}  // namespace sigillum::credential
