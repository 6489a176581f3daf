#include "issue/review_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "credential/credential.h"
#include "credential/words.h"

namespace sigillum::issue {
namespace {

using credential::Credential;
using credential::Grade;

// A grade with what it means in the main language: "4.5 (good plus)".
std::string grade_text(const std::optional<Grade>& grade, const Language& main) {
    if (!grade) return {};
    if (grade->meaning.empty()) return grade->value;
    return fmt::format("{} ({})", grade->value, grade->meaning.in(main));
}

std::string university_name(const std::string& id, const credential::Edition& edition) {
    const auto found = edition.directory.universities.find(id);
    if (found == edition.directory.universities.end()) return id;
    return found->second.name.in(edition.languages.front());
}

std::string languages_text(const Credential& credential) {
    std::vector<std::string> tags;
    for (const Language& language : credential.languages()) tags.push_back(language.tag);
    return fmt::format("{}", fmt::join(tags, " + "));
}

std::string units_text(const credential::Learner& learner) {
    std::vector<std::string> ids;
    for (const credential::CompletedUnit& unit : learner.units) ids.push_back(unit.unit);
    return fmt::format("{}", fmt::join(ids, "; "));
}

struct FieldSource {
    const char* field;
    const char* title;  // key of a message
    ColumnKind kind;
    std::string (*value)(const Credential&);
};

constexpr FieldSource field_sources[] = {
    {"key", "review.column.key", ColumnKind::key, [](const Credential& c) { return c.learner.key; }},
    {"name", "print.contents.name", ColumnKind::name, [](const Credential& c) { return c.learner.name; }},
    {"latin_name", "key.latin_name", ColumnKind::free_text,
     [](const Credential& c) { return c.learner.latin_name; }},
    {"given_name", "review.column.given_name", ColumnKind::free_text,
     [](const Credential& c) { return c.learner.given_name; }},
    {"family_name", "review.column.family_name", ColumnKind::free_text,
     [](const Credential& c) { return c.learner.family_name; }},
    {"form", "review.column.form", ColumnKind::choice,
     [](const Credential& c) { return std::string(credential::word_of(c.learner.form)); }},
    {"languages", "review.languages", ColumnKind::choice, languages_text},
    {"birth_date", "key.date_of_birth", ColumnKind::birth_date,
     [](const Credential& c) { return c.learner.birth_date ? to_iso(*c.learner.birth_date) : ""; }},
    {"birth_place", "key.place_of_birth", ColumnKind::free_text,
     [](const Credential& c) { return c.learner.birth_place; }},
    {"nationality", "key.nationality", ColumnKind::choice,
     [](const Credential& c) { return c.learner.nationality; }},
    {"student_number", "key.student_number", ColumnKind::free_text,
     [](const Credential& c) { return c.learner.student_number; }},
    {"student_of", "review.column.student_of", ColumnKind::choice,
     [](const Credential& c) { return c.learner.student_of_kind; }},
    {"student_university", "row.university", ColumnKind::choice,
     [](const Credential& c) { return university_name(c.learner.student_of_university, c.edition); }},
    {"grade", "row.grade", ColumnKind::grade,
     [](const Credential& c) { return grade_text(c.learner.grade, c.edition.languages.front()); }},
    {"requirements_met", "row.date_of_issuing", ColumnKind::date,
     [](const Credential& c) { return to_iso(c.date_of_issuing()); }},
    {"units", "row.units", ColumnKind::choice, [](const Credential& c) { return units_text(c.learner); }},
    {"register_number", "code.register_number", ColumnKind::free_text,
     [](const Credential& c) { return c.learner.register_number; }},
};

std::string unit_grade(const credential::Learner& learner, const std::string& unit, const Language& main) {
    for (const credential::CompletedUnit& completed : learner.units) {
        if (completed.unit == unit) return grade_text(completed.grade, main);
    }
    return {};
}

}  // namespace

bool LearnerField::varies() const {
    return std::any_of(values.begin(), values.end(),
                       [this](const std::string& value) { return value != values.front(); });
}

bool LearnerField::given() const {
    return std::any_of(values.begin(), values.end(), [](const std::string& value) { return !value.empty(); });
}

std::vector<LearnerField> learner_fields(const Workshop& workshop, const ReviewVoice& voice) {
    std::vector<LearnerField> fields;
    for (const FieldSource& source : field_sources) {
        LearnerField field{{source.field, voice.say(source.title)}, source.kind, {}};
        for (const credential::Learner& learner : workshop.learners())
            field.values.push_back(source.value({workshop.edition(), learner, {}}));
        fields.push_back(std::move(field));
    }
    for (const credential::Unit& unit : workshop.edition().units) {
        LearnerField field{{"grade:" + unit.id, voice.say("review.column.unit_grade", {{"unit", unit.id}})},
                           ColumnKind::grade,
                           {}};
        for (const credential::Learner& learner : workshop.learners())
            field.values.push_back(unit_grade(learner, unit.id, workshop.edition().languages.front()));
        fields.push_back(std::move(field));
    }
    return fields;
}

}  // namespace sigillum::issue
