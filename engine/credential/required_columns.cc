#include "credential/required_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "credential/column_matching.h"

namespace sigillum::credential {
namespace {

class RequiredColumns {
  public:
    RequiredColumns(const ColumnsFound& found, ListLayout& layout, Findings& findings)
        : found_(found), source_(found.source), layout_(layout), findings_(findings) {}

    void require() {
        join_names();
        require_key();
        require_name();
    }

  private:
    Place place(int column, std::string own_name) const {
        Place place = found_.header;
        place.column = column;
        place.field = std::move(own_name);
        return place;
    }

    std::string own_name(int number) const {
        for (const ReadColumn& column : layout_.columns) {
            if (column.number == number) return column.own_name;
        }
        return {};
    }

    const ReadColumn* column_of(std::string_view field) const {
        for (const ReadColumn& column : layout_.columns) {
            if (std::find(column.fields.begin(), column.fields.end(), field) != column.fields.end())
                return &column;
        }
        return nullptr;
    }

    bool was_recognised(std::string_view field) const {
        return std::find(found_.recognised.begin(), found_.recognised.end(), field) !=
               found_.recognised.end();
    }

    bool was_missing(std::string_view field) const {
        return std::find(found_.missing.begin(), found_.missing.end(), field) != found_.missing.end();
    }

    void join_names() {
        const auto declared = source_.columns.find("name");
        if (declared != source_.columns.end() && declared->second.size() > 1) {
            for (const std::string& part : declared->second) {
                for (const ReadColumn& column : layout_.columns) {
                    if (same_name(column.own_name, part)) layout_.name_parts.push_back(column.number);
                }
            }
        } else if (declared == source_.columns.end() && column_of("name") == nullptr) {
            const ReadColumn* const given = column_of("given_name");
            const ReadColumn* const family = column_of("family_name");
            if (given == nullptr || family == nullptr) return;
            layout_.name_parts = {given->number, family->number};
            findings_.note(
                {names_joined, place(given->number, given->own_name),
                 fmt::format("names are joined: “{}”, then “{}”", given->own_name, family->own_name),
                 fmt::format("columns = {{ name = [\"{}\", \"{}\"] }} under [learners], for the other order",
                             family->own_name, given->own_name)});
        }
        if (layout_.name_parts.empty()) return;
        std::vector<std::string> parts;
        for (const int number : layout_.name_parts) parts.push_back(own_name(number));
        layout_.names["name"] = {fmt::format("{}", fmt::join(parts, " + ")), layout_.name_parts.front()};
    }

    void require_key() {
        if (column_of("key") != nullptr || was_missing("key")) return;
        const ReadColumn* const number = column_of("student_number");
        std::string expected = "a key for each learner that is unique in the edition";
        if (number != nullptr) {
            expected += fmt::format(
                "; the student number serves with columns = {{ key = \"{0}\", student_number = "
                "\"{0}\" }} under [learners]",
                number->own_name);
        }
        findings_.add({missing_column, place(0, "key"), "no such column", std::move(expected)});
    }

    void require_name() {
        const ReadColumn* const name = column_of("name");
        const bool joined = !layout_.name_parts.empty();
        if (!joined && name == nullptr) {
            if (!was_missing("name")) {
                findings_.add({missing_column, place(0, "name"), "no such column",
                               "each learner's name as it is to be printed"});
            }
            return;
        }
        // "Name" beside "Vorname" is the family name in one list, the whole name in another.
        const ReadColumn* const given = column_of("given_name");
        const bool unclear = !joined && !source_.columns.contains("name") && given != nullptr &&
                             was_recognised("given_name") && column_of("family_name") == nullptr;
        if (unclear) {
            findings_.add(
                {doubtful_name_column, place(name->number, name->own_name),
                 fmt::format("“{}” beside “{}” may be the family name or the whole name", name->own_name,
                             given->own_name),
                 fmt::format("under [learners] in the edition: columns = {{ name = [\"{1}\", \"{0}\"] }} if "
                             "it is the family name, columns = {{ name = \"{0}\", given_name = \"{1}\" }} "
                             "if it is the whole name",
                             name->own_name, given->own_name)});
        }
    }

    const ColumnsFound& found_;
    const LearnersSource& source_;
    ListLayout& layout_;
    Findings& findings_;
};

}  // namespace

void require_key_and_name(const ColumnsFound& found, ListLayout& layout, Findings& findings) {
    RequiredColumns(found, layout, findings).require();
}

}  // namespace sigillum::credential
