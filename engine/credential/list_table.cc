#include "credential/list_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "credential/code_points.h"
#include "credential/column_matching.h"
#include "credential/csv.h"
#include "credential/csv_delimiter.h"
#include "credential/encoding.h"
#include "credential/guessed_encoding.h"
#include "credential/xlsx.h"

namespace sigillum::credential {
namespace {

constexpr ByteView utf8_mark = "\xEF\xBB\xBF";

char sign_of(Delimiter delimiter) {
    switch (delimiter) {
        case Delimiter::comma:
            return ',';
        case Delimiter::semicolon:
            return ';';
        case Delimiter::tab:
            return '\t';
        case Delimiter::bar:
            return '|';
    }
    return ',';
}

// Whether some letter beyond ASCII is well-formed UTF-8: then other bytes were mixed in.
bool has_utf8_letters(ByteView bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        if (next_code_point(bytes, at).value_or(0) > 0x7F) return true;
    }
    return false;
}

// "“Bjørn” in windows-1252, “Bjřrn” in windows-1250 and ISO-8859-2"
std::string readings_of(const GuessedEncoding& guess) {
    std::vector<std::pair<std::string, std::string>> by_word;  // word -> encodings
    for (const auto& [encoding, word] : guess.doubtful_word) {
        const auto same = std::find_if(by_word.begin(), by_word.end(),
                                       [&word = word](const auto& entry) { return entry.first == word; });
        if (same != by_word.end())
            same->second += " and " + encoding;
        else
            by_word.emplace_back(word, encoding);
    }
    std::vector<std::string> readings;
    for (const auto& [word, encodings] : by_word)
        readings.push_back(fmt::format("“{}” in {}", word, encodings));
    return fmt::format("{}", fmt::join(readings, ", "));
}

Error doubt(const GuessedEncoding& guess, const std::string& file) {
    if (guess.possible.empty() || guess.doubtful_word.empty()) {
        return {wrong_encoding,
                {.file = file},
                "it cannot be told in which encoding the list is; it is not UTF-8",
                "the list saved as “CSV UTF-8”, or encoding = \"…\" under [learners] in the edition"};
    }
    return {doubtful_encoding,
            {.file = file, .row = guess.row},
            fmt::format("it cannot be told in which encoding the list is: {}", readings_of(guess)),
            fmt::format(
                "the one that reads right, under [learners] in the edition: encoding = \"{}\"; or the list "
                "saved as “CSV UTF-8”",
                guess.doubtful_word.front().first)};
}

class ListFile {
  public:
    ListFile(const std::string& file, const LearnersSource& source, Findings& findings)
        : file_(file), source_(source), findings_(findings) {}

    std::optional<Table> table(ByteView bytes) {
        if (is_workbook(bytes)) return kept(table_from_xlsx(bytes, file_, source_.sheet, findings_));
        const auto text = kept(decoded(bytes));
        if (!text) return std::nullopt;
        ByteView rest = *text;
        const auto own_delimiter = declared_delimiter(rest);
        const auto delimiter = kept(delimiter_for(rest, own_delimiter));
        if (!delimiter) return std::nullopt;
        auto csv = kept(csv_from(rest, file_, *delimiter));
        return csv ? std::optional(table_of(*csv)) : std::nullopt;
    }

  private:
    template <class T>
    std::optional<T> kept(Result<T> result) {
        if (result) return std::move(*result);
        findings_.add(std::move(result.error()));
        return std::nullopt;
    }

    Result<Bytes> decoded(ByteView bytes) {
        if (!source_.encoding.empty() && !is_utf8(source_.encoding))
            return utf8_from(bytes, source_.encoding, file_);
        const auto marked = other_encoding_by_mark(bytes);
        if (marked && !source_.encoding.empty()) {
            return fail(wrong_encoding, {.file = file_}, fmt::format("the list is in {}", *marked),
                        fmt::format("UTF-8, or learners.encoding = \"{}\" in the edition", *marked));
        }
        if (marked) return recognised(bytes, *marked);
        if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
        if (!source_.encoding.empty()) return Bytes(bytes);
        if (bytes.find('\0') != ByteView::npos) {
            if (const auto encoding = utf16_without_mark(bytes)) return recognised(bytes, *encoding);
        }
        if (!first_not_utf8(bytes) || has_utf8_letters(bytes)) return Bytes(bytes);
        const GuessedEncoding guess = guessed_encoding(bytes);
        if (!guess.certain) return fail(doubt(guess, file_));
        return recognised(bytes, guess.possible.front());
    }

    Result<Bytes> recognised(ByteView bytes, const std::string& encoding) {
        auto text = utf8_from(bytes, encoding, file_);
        if (!text) return text;
        findings_.note({encoding_recognised,
                        {.file = file_},
                        fmt::format("the list is in {}, not in UTF-8; it is read so", encoding),
                        "nothing to be done"});
        return text;
    }

    Result<char> delimiter_for(ByteView text, std::optional<char> own) {
        if (source_.delimiter) return sign_of(*source_.delimiter);
        if (own) return *own;
        return delimiter_of(text, file_, [this](const std::vector<Bytes>& cells) {
            constexpr std::ptrdiff_t most = 200;
            const auto end = cells.begin() + std::min(most, std::ssize(cells));
            return static_cast<int>(std::count_if(
                cells.begin(), end, [this](const Bytes& cell) { return is_known_column(cell, source_); }));
        });
    }

    static Table table_of(const CsvTable& csv) {
        Table table;
        table.delimiter = csv.delimiter;
        int number = 0;
        for (const std::vector<Bytes>& cells : csv.rows) {
            ++number;
            if (cells.empty()) continue;
            TableRow row{.number = number};
            for (const Bytes& cell : cells)
                row.cells.push_back({cell.empty() ? CellKind::empty : CellKind::text, cell, {}});
            table.rows.push_back(row);
        }
        return table;
    }

    const std::string& file_;
    const LearnersSource& source_;
    Findings& findings_;
};

}  // namespace

std::optional<Table> table_of_list(ByteView bytes, const std::string& file, const LearnersSource& source,
                                   Findings& findings) {
    return ListFile(file, source, findings).table(bytes);
}

}  // namespace sigillum::credential
