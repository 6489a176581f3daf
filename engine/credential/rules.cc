#include "credential/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sigillum::credential {
namespace {

Place place_in(const Learner& learner, std::string_view column) {
    Place place = learner.place;
    place.field = place.field.empty() ? std::string(column) : fmt::format("{}.{}", place.field, column);
    return place;
}

void explain(std::optional<Grade>& grade, const GradeMeanings& meanings) {
    if (!grade || !grade->meaning.empty()) return;
    if (const auto found = meanings.find(grade->value); found != meanings.end())
        grade->meaning = found->second;
}

}  // namespace

void Check::error(ErrorKind kind, std::string_view field, std::string found, std::string expected) const {
    findings_.add({kind, places.of(field), std::move(found), std::move(expected)});
}

void Check::warn(ErrorKind kind, std::string_view field, std::string found, std::string expected) const {
    findings_.warn({kind, places.of(field), std::move(found), std::move(expected)});
}

void Check::error(ErrorKind kind, const Learner& learner, std::string_view column, std::string found,
                  std::string expected) const {
    findings_.add({kind, place_in(learner, column), std::move(found), std::move(expected)});
}

void Check::warn(ErrorKind kind, const Learner& learner, std::string_view column, std::string found,
                 std::string expected) const {
    findings_.warn({kind, place_in(learner, column), std::move(found), std::move(expected)});
}

void Check::directory_error(ErrorKind kind, std::string_view field, std::string found,
                            std::string expected) const {
    findings_.add({kind, directory_places_.of(field), std::move(found), std::move(expected)});
}

bool Check::reported(std::string_view field) const {
    const Place place = places.of(field);
    const auto about = [&](const Finding& finding) {
        return finding.error.place.file == place.file && finding.error.place.field.starts_with(field);
    };
    return std::any_of(findings_.list().begin(), findings_.list().end(), about);
}

void check_all(const Check& check) {
    check_fields_of_type(check);
    check_universities(check);
    check_workload(check);
    check_participation(check);
    check_assessment(check);
    check_units(check);
    check_stackability(check);
    check_dates(check);
    check_learners(check);
    check_translations(check);
    check_profiles(check);
}

void explain_grades(EditionWithLearners& read) {
    for (Learner& learner : read.learners) {
        explain(learner.grade, read.edition.grade_meanings);
        for (CompletedUnit& completed : learner.units) {
            for (const Unit& unit : read.edition.units) {
                if (unit.id == completed.unit) explain(completed.grade, unit.grade_meanings);
            }
        }
    }
}

std::string item_path(std::string_view list, std::size_t index) {
    return fmt::format("{}[{}]", list, index + 1);
}

}  // namespace sigillum::credential
