#include "credential/list_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "credential/cell_text.h"
#include "credential/column_matching.h"
#include "credential/encoding.h"
#include "credential/field.h"
#include "credential/learner_fields.h"
#include "credential/list_header.h"
#include "credential/required_columns.h"

namespace sigillum::credential {
namespace {

// What a field is, for people who do not know our names.
std::string_view meaning_of(std::string_view field) {
    struct Meaning {
        std::string_view field, words;
    };
    static constexpr Meaning meanings[] = {
        {"key", "the learner's key"},
        {"name", "the name as printed"},
        {"latin_name", "the Latin form"},
        {"given_name", "the given name"},
        {"family_name", "the family name"},
        {"form", "the grammatical form"},
        {"birth_date", "the birth date"},
        {"birth_place", "the place of birth"},
        {"nationality", "the nationality"},
        {"student_number", "the student number"},
        {"grade", "the grade"},
        {"requirements_met", "the day on which the requirements were met"},
        {"register_number", "the local register number"},
    };
    for (const Meaning& meaning : meanings) {
        if (meaning.field == field) return meaning.words;
    }
    return field;
}

class LayoutFinder {
  public:
    LayoutFinder(const Table& table, const std::string& file, const LearnersSource& source,
                 Findings& findings)
        : table_(table), file_(file), source_(source), findings_(findings) {}

    ListLayout layout() && {
        auto header = header_of(table_, file_, source_, findings_);
        if (!header) return {};
        header_ = std::move(*header);
        layout_.header_row = header_.number;
        say_what_stands_before();
        for (std::size_t i = 0; i < header_.cells.size(); ++i) read_column(static_cast<int>(i) + 1);
        check_columns_without_name();
        check_mapping();
        require_key_and_name({source_, recognised_, missing_, header_place()}, layout_, findings_);
        for (ReadColumn& column : layout_.columns) {
            const auto& parts = layout_.name_parts;
            column.part_of_name =
                std::find(column.fields.begin(), column.fields.end(), "name") != column.fields.end() &&
                std::find(parts.begin(), parts.end(), column.number) != parts.end();
            for (const std::string& field : column.fields)
                layout_.names.emplace(field, ListColumn{column.own_name, column.number});
        }
        return std::move(layout_);
    }

  private:
    Place place(int column, std::string own_name) const {
        return {.file = file_, .column = column, .row = layout_.header_row, .field = std::move(own_name)};
    }

    Place header_place() const { return {.file = file_, .row = layout_.header_row}; }

    std::string own_name(int column) const {
        const auto index = static_cast<std::size_t>(column) - 1;
        return index < header_.cells.size() ? with_single_spaces(header_.cells[index].text) : std::string();
    }

    void say_what_stands_before() {
        const auto above = [this](const TableRow& row) {
            return row.number < layout_.header_row && !is_blank(row);
        };
        if (source_.header_row > 0 || std::none_of(table_.rows.begin(), table_.rows.end(), above)) return;
        findings_.note({rows_before_header,
                        {.file = file_, .row = layout_.header_row},
                        fmt::format("the names of the columns stand in row {}; what stands above is not read",
                                    layout_.header_row),
                        fmt::format("header_row = {} under [learners], to say so", layout_.header_row)});
    }

    void read_column(int number) {
        const std::string own = own_name(number);
        if (own.empty()) return;
        layout_.width = static_cast<std::size_t>(number);
        if (own == wrong_column || own == to_do_column) {
            layout_.annotated = true;
            return;
        }
        if (is_ignored(own, source_)) return;
        auto fields = mapped_fields(own, source_);
        if (fields.empty() && is_our_column(own)) fields = {own};
        if (fields.empty()) fields = recognised_fields(number, own);
        if (!fields.empty() && !taken_already(number, own, fields))
            layout_.columns.push_back({number, own, std::move(fields)});
    }

    // By a usual name; a column that nobody knows is reported.
    std::vector<std::string> recognised_fields(int number, const std::string& own) {
        const std::string field = recognised_field(own);
        const bool free = !field.empty() && !source_.columns.contains(field);
        if (free) {
            recognised_.push_back(field);
            findings_.note({column_recognised, place(number, own),
                            fmt::format("“{}” is read as {}: {}", own, field, meaning_of(field)),
                            "columns = { … } or ignore = [ … ] under [learners], if it is not"});
            return {field};
        }
        if (ignores_unknown(source_)) return {};
        const auto near = nearest(own, learner_keys());
        findings_.add(
            {unknown_column, place(number, own), fmt::format("unknown column “{}”", own),
             near && field.empty()
                 ? fmt::format("“{}”?", *near)
                 : fmt::format("one of our columns, or the name of one in the edition under [learners]: "
                               "columns = {{ … = \"{0}\" }}; or ignore = [\"{0}\"]",
                               own)});
        return {};
    }

    bool taken_already(int number, const std::string& own, std::vector<std::string>& fields) {
        const auto is_part = [&](const std::string& field) {
            const auto found = source_.columns.find(field);
            return found != source_.columns.end() && found->second.size() > 1;
        };
        for (const ReadColumn& other : layout_.columns) {
            for (const std::string& field : fields) {
                if (std::find(other.fields.begin(), other.fields.end(), field) == other.fields.end())
                    continue;
                if (is_part(field) && !same_name(other.own_name, own)) continue;
                findings_.add({duplicate_column, place(number, own),
                               same_name(own, other.own_name)
                                   ? fmt::format("a second column “{}”; the first is column {}", own,
                                                 column_letters(other.number))
                                   : fmt::format("“{}” and “{}” (column {}) would both be {}", own,
                                                 other.own_name, column_letters(other.number), field),
                               "each column once"});
                return true;
            }
        }
        return false;
    }

    // Values below nothing: nobody can say what they are.
    void check_columns_without_name() {
        std::vector<int> first_filled(header_.cells.size(), 0);
        for (const TableRow& row : table_.rows) {
            if (row.number <= layout_.header_row) continue;
            if (first_filled.size() < row.cells.size() && table_.kind == TableKind::xlsx)
                first_filled.resize(row.cells.size(), 0);
            for (std::size_t i = 0; i < std::min(row.cells.size(), first_filled.size()); ++i) {
                if (first_filled[i] == 0 && !is_blank(row.cells[i])) first_filled[i] = row.number;
            }
        }
        if (ignores_unknown(source_)) return;
        for (std::size_t i = 0; i < first_filled.size(); ++i) {
            const int number = static_cast<int>(i) + 1;
            if (first_filled[i] == 0 || !own_name(number).empty()) continue;
            findings_.add(
                {column_without_name, place(number, {}),
                 fmt::format("a column without a name, but with values (first in row {})", first_filled[i]),
                 "a name in this row, or the column deleted"});
        }
    }

    // Every column that the edition names has to be there.
    void check_mapping() {
        std::vector<std::string> own;
        for (std::size_t i = 0; i < header_.cells.size(); ++i)
            own.push_back(own_name(static_cast<int>(i) + 1));
        std::vector<std::string_view> names;
        for (const std::string& name : own) {
            if (!name.empty() && !first_not_utf8(name)) names.emplace_back(name);
        }
        for (const auto& [ours, theirs] : source_.columns) {
            for (const std::string& name : theirs) {
                if (std::any_of(own.begin(), own.end(), [&](const auto& n) { return same_name(n, name); }))
                    continue;
                findings_.add({missing_column, place(0, ours),
                               fmt::format("no column “{}”, which the edition names for {}", name, ours),
                               suggestion(name, names, "a column of that name")});
                missing_.push_back(ours);
            }
        }
    }

    const Table& table_;
    const std::string& file_;
    const LearnersSource& source_;
    Findings& findings_;
    TableRow header_;
    ListLayout layout_;
    std::vector<std::string> recognised_;  // fields taken by a usual name
    std::vector<std::string> missing_;     // fields whose column the edition names in vain
};

}  // namespace

ListLayout layout_of(const Table& table, const std::string& file, const LearnersSource& source,
                     Findings& findings) {
    return LayoutFinder(table, file, source, findings).layout();
}

}  // namespace sigillum::credential
