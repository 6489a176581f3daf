#include "cli/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/wrapped_text.h"
#include "credential/table.h"

namespace sigillum::cli {
namespace {

constexpr std::size_t most_shown = 6;  // places of a group that are shown with what was found there
constexpr std::size_t most_ranges = 30;

// Findings of one kind in one file that expect the same.
using Group = std::vector<const Finding*>;

std::vector<Group> groups_of(const Findings& findings, Severity severity) {
    std::vector<Group> groups;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::size_t> known;
    for (const Finding& finding : findings.list()) {
        if (finding.severity != severity) continue;
        const Error& error = finding.error;
        const auto [same, is_new] = known.emplace(
            std::tuple(error.kind.name, std::string_view(error.place.file), std::string_view(error.expected)),
            groups.size());
        if (is_new || error.place.row == 0 || groups[same->second].front()->error.place.row == 0) {
            same->second = groups.size();
            groups.emplace_back();
        }
        groups[same->second].push_back(&finding);
    }
    return groups;
}

// "column D “Geburtsdatum”"
std::string column_of(const Place& place) {
    std::string text = place.column > 0 || !place.field.empty() ? "column" : "";
    if (place.column > 0) text += " " + credential::column_letters(place.column);
    if (!place.field.empty()) text += fmt::format(" “{}”", place.field);
    return text;
}

bool same_column(const Group& group) {
    const Place& first = group.front()->error.place;
    return std::all_of(group.begin(), group.end(), [&first](const Finding* finding) {
        return finding->error.place.column == first.column && finding->error.place.field == first.field;
    });
}

bool same_row(const Group& group) {
    return std::all_of(group.begin(), group.end(), [&group](const Finding* finding) {
        return finding->error.place.row == group.front()->error.place.row;
    });
}

bool same_words(const Group& group) {
    return std::all_of(group.begin(), group.end(), [&group](const Finding* finding) {
        return finding->error.found == group.front()->error.found;
    });
}

std::vector<int> rows_of(Group::const_iterator begin, Group::const_iterator end) {
    std::vector<int> rows;
    for (auto finding = begin; finding != end; ++finding) rows.push_back((*finding)->error.place.row);
    return rows;
}

// Where all of a group are: "learners.xlsx, column D “Geburtsdatum”, 12 rows".
std::string head_of(const Group& group) {
    const Place& place = group.front()->error.place;
    if (place.row == 0) return to_string(place);
    const std::string column = column_of(place);
    if (group.size() == 1)
        return fmt::format("{} row {}{}{}", place.file, place.row, column.empty() ? "" : ", ", column);
    if (same_row(group)) return fmt::format("{} row {}, {} columns", place.file, place.row, group.size());
    if (!same_column(group)) return fmt::format("{}, {} cells", place.file, group.size());
    return fmt::format("{}, {}{}{} rows", place.file, column, column.empty() ? "" : ", ", group.size());
}

// What tells one place of a group from the others.
std::string label_of(const Place& place, const Group& group) {
    if (same_row(group)) return fmt::format("column {}", credential::column_letters(place.column));
    if (same_column(group)) return fmt::format("row {}", place.row);
    const std::string letters = credential::column_letters(place.column);
    return letters.empty() ? fmt::format("row {}", place.row)
                           : fmt::format("row {}, column {}", place.row, letters);
}

class Report {
  public:
    explicit Report(const ReportForm& form) : form_(form) {}

    void add(const Group& group) {
        const Finding& first = *group.front();
        const char* const word = first.severity == Severity::error     ? "error"
                                 : first.severity == Severity::warning ? "warning"
                                                                       : "note";
        const std::string place = head_of(group);
        text_ += inked(color_of(first.severity), word);
        if (!place.empty()) text_ += "  " + inked("\033[1m", shown_safely(place));
        text_ += '\n';
        if (group.size() == 1) {
            line(first.error.found, 4);
        } else if (same_words(group)) {
            line(fmt::format("{}: {}", first.error.found, places_in_short(group)), 4);
        } else {
            list(group);
        }
        const char* const lead = first.severity == Severity::note ? "" : "expected ";
        if (!first.error.expected.empty()) line(lead + first.error.expected, 4);
    }

    std::string text(const Findings& findings) && {
        if (findings.list().empty()) return {};
        std::string counts = fmt::format("{}, {}", counted(findings.errors(), "error"),
                                         counted(findings.warnings(), "warning"));
        if (findings.notes() > 0) counts += ", " + counted(findings.notes(), "note");
        return text_ + counts + "\n";
    }

  private:
    static std::string counted(int number, const char* thing) {
        return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
    }

    static const char* color_of(Severity severity) {
        switch (severity) {
            case Severity::error:
                return "\033[1;31m";
            case Severity::warning:
                return "\033[1;33m";
            case Severity::note:
                return "\033[1;36m";
        }
        return "";
    }

    std::string inked(const char* ink, const std::string& words) const {
        return form_.color ? fmt::format("{}{}\033[0m", ink, words) : words;
    }

    void line(const std::string& words, int indent) {
        text_ += wrapped(shown_safely(words), {.first = indent, .other = indent}, form_.width);
    }

    static std::string places_in_short(const Group& group) {
        if (same_column(group)) return "rows " + row_ranges(rows_of(group.begin(), group.end()));
        std::string places;
        for (std::size_t i = 0; i < std::min(group.size(), most_ranges); ++i) {
            const Place& place = group[i]->error.place;
            places +=
                fmt::format("{}{}{}", i > 0 ? ", " : "", credential::column_letters(place.column), place.row);
        }
        return group.size() > most_ranges ? places + fmt::format(" and {} more", group.size() - most_ranges)
                                          : places;
    }

    // The first places with what was found there, aligned; of the others the rows. A single one more is shown
    // too.
    void list(const Group& group) {
        const std::size_t shown = group.size() <= most_shown + 1 ? group.size() : most_shown;
        int widest = 0;
        for (std::size_t i = 0; i < shown; ++i)
            widest = std::max(widest, static_cast<int>(label_of(group[i]->error.place, group).size()));
        for (std::size_t i = 0; i < shown; ++i) {
            const Error& error = group[i]->error;
            const std::string words =
                fmt::format("{:<{}}  {}", label_of(error.place, group), widest, shown_safely(error.found));
            text_ += wrapped(words, {.first = 4, .other = 4 + widest + 2}, form_.width);
        }
        if (shown == group.size()) return;
        const auto rest = rows_of(group.begin() + static_cast<std::ptrdiff_t>(shown), group.end());
        line(fmt::format("and {} more, rows {}", rest.size(), row_ranges(rest)), 4);
    }

    ReportForm form_;
    std::string text_;
};

}  // namespace

std::string row_ranges(const std::vector<int>& rows) {
    std::vector<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::string text;
    std::size_t ranges = 0;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i;
        while (end + 1 < sorted.size() && sorted[end + 1] == sorted[end] + 1) ++end;
        if (++ranges > most_ranges) return text + fmt::format(" and {} more", sorted.size() - i);
        if (!text.empty()) text += ", ";
        text += end == i       ? fmt::format("{}", sorted[i])
                : end == i + 1 ? fmt::format("{}, {}", sorted[i], sorted[end])
                               : fmt::format("{}–{}", sorted[i], sorted[end]);
        i = end + 1;
    }
    return text;
}

std::string check_report(const Findings& findings, const ReportForm& form) {
    Report report(form);
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        for (const Group& group : groups_of(findings, severity)) report.add(group);
    }
    return std::move(report).text(findings);
}

}  // namespace sigillum::cli
