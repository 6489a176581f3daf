#include "credential/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "credential/decimal.h"
#include "credential/sources.h"

namespace sigillum::credential {
namespace {

// One field of one file or row, whatever its line.
std::string which_field(const Place& place, std::string_view field) {
    return fmt::format("{}\n{}\n{}", place.file, place.row, field);
}

// "4,50" and "4.5" as one number; nothing for what is no plain number.
std::optional<std::int64_t> number_of(std::string_view grade) {
    std::string decimal(grade);
    std::replace(decimal.begin(), decimal.end(), ',', '.');
    const bool plain = !decimal.empty() && decimal.size() <= 12 && decimal.front() != '.' &&
                       decimal.back() != '.' &&
                       decimal.find_first_not_of("0123456789.") == std::string::npos &&
                       std::count(decimal.begin(), decimal.end(), '.') <= 1;
    return plain ? std::optional(millionths(decimal)) : std::nullopt;
}

// The one grade of the scheme that is the same number in another spelling; nothing when the scheme has the
// grade as it is, or several such.
const std::string* spelling_in(const GradeMeanings& scheme, const std::string& grade) {
    const auto number = number_of(grade);
    if (!number || scheme.contains(grade)) return nullptr;
    const std::string* only = nullptr;
    for (const auto& [listed, meaning] : scheme) {
        if (number_of(listed) != number) continue;
        if (only != nullptr) return nullptr;
        only = &listed;
    }
    return only;
}

void explain(std::optional<Grade>& grade, const GradeMeanings& meanings) {
    if (!grade || !grade->meaning.empty()) return;
    if (const auto found = meanings.find(grade->value); found != meanings.end())
        grade->meaning = found->second;
}

}  // namespace

Check::Check(const EditionWithLearners& read, const Places& at, const Places& in_directory,
             const CheckContext& context, Findings& findings)
    : edition(read.edition),
      learners(read.learners),
      places(at),
      columns(read.sources.columns),
      today(context.today),
      known_languages(context.languages),
      directory_places_(in_directory),
      findings_(findings) {
    for (const Finding& finding : findings.list()) {
        const Place& place = finding.error.place;
        if (finding.severity == Severity::error && !place.field.empty())
            unreadable_.insert(which_field(place, place.field));
    }
}

bool Check::unreadable(const Place& place) const {
    std::string_view field = place.field;
    while (!field.empty()) {
        if (unreadable_.contains(which_field(place, field))) return true;
        const auto end = field.find_last_of(".[");
        field = end == std::string_view::npos ? std::string_view{} : field.substr(0, end);
    }
    return false;
}

void Check::add(Severity severity, ErrorKind kind, Place place, std::string found,
                std::string expected) const {
    if (unreadable(place)) return;
    Error error{kind, std::move(place), std::move(found), std::move(expected)};
    if (severity == Severity::error)
        findings_.add(std::move(error));
    else
        findings_.warn(std::move(error));
}

void Check::error(ErrorKind kind, std::string_view field, std::string found, std::string expected) const {
    add(Severity::error, kind, places.of(field), std::move(found), std::move(expected));
}

void Check::warn(ErrorKind kind, std::string_view field, std::string found, std::string expected) const {
    add(Severity::warning, kind, places.of(field), std::move(found), std::move(expected));
}

void Check::error(ErrorKind kind, const Learner& learner, std::string_view column, std::string found,
                  std::string expected) const {
    add(Severity::error, kind, place_of(learner, column, places), std::move(found), std::move(expected));
}

void Check::warn(ErrorKind kind, const Learner& learner, std::string_view column, std::string found,
                 std::string expected) const {
    add(Severity::warning, kind, place_of(learner, column, places), std::move(found), std::move(expected));
}

void Check::list_error(ErrorKind kind, std::string_view column, std::string found,
                       std::string expected) const {
    const std::string file = learners.empty() ? std::string() : learners.front().place.file;
    add(Severity::error, kind, {.file = file, .field = std::string(column)}, std::move(found),
        std::move(expected));
}

void Check::directory_error(ErrorKind kind, std::string_view field, std::string found,
                            std::string expected) const {
    add(Severity::error, kind, directory_places_.of(field), std::move(found), std::move(expected));
}

bool Check::reported(std::string_view field) const {
    const Place place = places.of(field);
    const auto about = [&](const Finding& finding) {
        return finding.error.place.file == place.file && finding.error.place.field.starts_with(field);
    };
    return std::any_of(findings_.list().begin(), findings_.list().end(), about);
}

bool Check::unread(std::string_view field) const {
    const std::string key = which_field(places.of(field), field);
    const auto found = unreadable_.lower_bound(key);
    return found != unreadable_.end() && found->starts_with(key);
}

void check_all(const Check& check) {
    if (check.unread("type")) {  // the other rules depend on it
        check_universities(check);
        check_participation(check);
        check_translations(check);
        return;
    }
    check_fields_of_type(check);
    check_universities(check);
    check_workload(check);
    check_participation(check);
    check_assessment(check);
    check_units(check);
    check_stackability(check);
    check_dates(check);
    check_learners(check);
    check_names(check);
    check_translations(check);
    check_profiles(check);
}

void settle_grades(EditionWithLearners& read, Findings& findings) {
    read.learners.change_each([&](Learner& learner) {
        if (learner.place.row == 0) return;  // given in the edition file, by whoever wrote the scheme
        const auto settle = [&](std::optional<Grade>& grade, const GradeMeanings& scheme,
                                std::string column) {
            const std::string* const listed = grade ? spelling_in(scheme, grade->value) : nullptr;
            if (listed == nullptr) return;
            Place place = learner.place;
            place.field = std::move(column);
            findings.note({grade_respelled, std::move(place),
                           fmt::format("“{}” is taken for the grade “{}”", grade->value, *listed),
                           "nothing to be done; grades are printed as grade_meanings writes them"});
            grade->value = *listed;
        };
        settle(learner.grade, read.edition.grade_meanings, "grade");
        for (CompletedUnit& completed : learner.units) {
            for (const Unit& unit : read.edition.units) {
                if (unit.id == completed.unit)
                    settle(completed.grade, unit.grade_meanings, "grade:" + unit.id);
            }
        }
    });
}

void explain_grades(EditionWithLearners& read) {
    read.learners.change_each([&read](Learner& learner) {
        explain(learner.grade, read.edition.grade_meanings);
        for (CompletedUnit& completed : learner.units) {
            for (const Unit& unit : read.edition.units) {
                if (unit.id == completed.unit) explain(completed.grade, unit.grade_meanings);
            }
        }
    });
}

std::string item_path(std::string_view list, std::size_t index) {
    return fmt::format("{}[{}]", list, index + 1);
}

}  // namespace sigillum::credential
