#include "credential/learner_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "credential/csv.h"
#include "credential/encoding.h"
#include "credential/learner_fields.h"

namespace sigillum::credential {
namespace {

// A column of the list: our name of it, empty when it is not read, and the list's own.
struct Column {
    std::string name;
    std::string own_name;
};

std::string without_spaces(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::string name_of_column(const std::string& own, const LearnersSource& source) {
    for (const auto& [name, theirs] : source.columns) {
        if (theirs == own) return name;
    }
    return own;
}

bool is_known(const std::string& name) {
    const auto keys = learner_keys();
    return name.starts_with(unit_grade_prefix) || std::find(keys.begin(), keys.end(), name) != keys.end();
}

// Turns a table of cells into learners.
class List {
  public:
    List(const std::string& file, const LearnersSource& source, Findings& findings)
        : file_(file), source_(source), findings_(findings) {}

    // False when rows cannot be read for want of a column.
    bool read_names(const std::vector<Bytes>& row) {
        for (const Bytes& cell : row) {
            const std::string own = without_spaces(cell);
            columns_.push_back({name_of_column(own, source_), own});
            check_name(columns_.back());
        }
        const bool keyed = require("key", "a key for each learner that is unique in the edition");
        return require("name", "each learner's name as it is to be printed") && keyed;
    }

    std::vector<Learner> learners(const CsvTable& table, const Language& main_language) {
        std::vector<Learner> learners;
        Places places;
        Reading reading(file_, main_language, findings_, places);
        for (std::size_t i = 1; i < table.rows.size(); ++i) {
            if (table.rows[i].empty()) continue;
            const int row = static_cast<int>(i) + 1;
            if (const auto value = value_of_row(table.rows[i], row))
                read_value(*value, learners.emplace_back(), reading);
        }
        return learners;
    }

  private:
    Place place(int row, std::string field) const {
        return {.file = file_, .row = row, .field = std::move(field)};
    }

    void check_name(Column& column) {
        const auto same = [&column](const Column& c) { return !c.name.empty() && c.name == column.name; };
        const auto& ignored = source_.ignored;
        if (std::find(ignored.begin(), ignored.end(), column.own_name) != ignored.end()) {
            column.name.clear();
        } else if (!is_known(column.name)) {
            findings_.add({unknown_column, place(1, column.own_name),
                           fmt::format("unknown column “{}”", column.own_name),
                           suggestion(column.name, learner_keys())});
            column.name.clear();
        } else if (std::count_if(columns_.begin(), columns_.end(), same) > 1) {
            findings_.add({duplicate_column, place(1, column.own_name),
                           fmt::format("a second column “{}”", column.own_name), "each column once"});
            column.name.clear();
        }
    }

    bool require(std::string_view name, std::string expected) {
        const auto named = [name](const Column& c) { return c.name == name; };
        if (std::any_of(columns_.begin(), columns_.end(), named)) return true;
        findings_.add({missing_column, place(1, std::string(name)), "no such column", std::move(expected)});
        return false;
    }

    // The row as a table of its filled cells; nothing when it is empty, does not fit the first line, or
    // cannot be read.
    std::optional<Value> value_of_row(const std::vector<Bytes>& cells, int row) {
        const bool blank = std::all_of(cells.begin(), cells.end(), [](const Bytes& c) {
            return c.find_first_not_of(' ') == Bytes::npos;
        });
        if (blank) return std::nullopt;
        if (cells.size() != columns_.size()) {
            findings_.add({wrong_cell_count, place(row, {}), fmt::format("{} cells", cells.size()),
                           fmt::format("{}, as many as the first line has", columns_.size())});
            return std::nullopt;
        }
        Value value{.kind = ValueKind::table, .at = {.row = row}};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool filled = cells[i].find_first_not_of(' ') != Bytes::npos;
            if (columns_[i].name.empty() || !filled) continue;
            if (!utf8_cell(cells[i], row, columns_[i])) return std::nullopt;
            value.members.push_back(
                {columns_[i].name, value.at, {.kind = ValueKind::text, .at = value.at, .text = cells[i]}});
        }
        return value;
    }

    bool utf8_cell(const Bytes& cell, int row, const Column& column) {
        const auto bad = first_not_utf8(cell);
        if (bad) {
            findings_.add({mixed_encoding, place(row, column.own_name),
                           fmt::format("byte {} of this cell (0x{:02X}) is not UTF-8", *bad + 1,
                                       static_cast<unsigned char>(cell[*bad])),
                           "one encoding in the whole list: UTF-8, or the one named by learners.encoding"});
        }
        return !bad;
    }

    std::string file_;
    const LearnersSource& source_;
    Findings& findings_;
    std::vector<Column> columns_;
};

Result<Bytes> decoded(ByteView bytes, const std::string& file, const std::string& encoding) {
    if (!is_utf8(encoding)) return utf8_from(bytes, encoding, file);
    if (const auto other = other_encoding_by_mark(bytes)) {
        return fail(wrong_encoding, {.file = file}, fmt::format("the list is in {}", *other),
                    fmt::format("UTF-8, or learners.encoding = \"{}\" in the edition", *other));
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return Bytes(bytes);
}

}  // namespace

std::vector<Learner> learners_from_list(ByteView bytes, const std::string& file, const LearnersSource& source,
                                        const Language& main_language, Findings& findings) {
    const auto text = decoded(bytes, file, source.encoding);
    const auto table = text ? csv_from(*text, file) : Result<CsvTable>(fail(text.error()));
    if (!table) {
        findings.add(table.error());
        return {};
    }
    List list(file, source, findings);
    if (!list.read_names(table->rows.front())) return {};
    const int errors_before = findings.errors();
    std::vector<Learner> learners = list.learners(*table, main_language);
    if (learners.empty() && findings.errors() == errors_before) {
        findings.add({no_learners, {.file = file}, "no learner in the list", "a line for each learner"});
    }
    return learners;
}

}  // namespace sigillum::credential
