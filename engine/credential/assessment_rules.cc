// Assessment and grades (Annex 3, supplement and learning units, and the rules of its section 5).
#include <fmt/format.h>

#include <algorithm>

#include "credential/decimal.h"
#include "credential/field.h"
#include "credential/rules.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

constexpr std::int64_t whole = 100LL * 1000000;

bool is_examination(AssessmentKind kind) {
    return kind == AssessmentKind::written_examination || kind == AssessmentKind::oral_examination ||
           kind == AssessmentKind::quiz;
}

// Online: supervision and identity verification must be stated; an examination must have both. On site, an
// examination without them is doubtful.
void check_one(const Check& check, const Assessment& assessment, const std::string& path) {
    if (assessment.kind == AssessmentKind::other && assessment.description.empty()) {
        check.error(missing_field, path + ".description", "an assessment without kind or description",
                    "kind = \"project-work\" (or another known kind), or description = \"…\"");
    }
    const bool both = assessment.supervised.value_or(false) && assessment.identity_verified.value_or(false);
    const bool stated = assessment.supervised && assessment.identity_verified;
    const std::string what =
        fmt::format("an {} {}", assessment.setting == AssessmentSetting::online ? "online" : "on-site",
                    is_examination(assessment.kind) ? "examination" : "assessment");
    if (assessment.setting == AssessmentSetting::online && !stated) {
        check.error(online_assessment_not_stated, path,
                    fmt::format("{} without a statement on supervision and identity verification", what),
                    "supervised = true or false, and identity_verified = true or false");
    } else if (is_examination(assessment.kind) && !both) {
        const std::string found = fmt::format("{} without supervision and identity verification", what);
        const char* const expected = "supervised = true and identity_verified = true";
        if (assessment.setting == AssessmentSetting::online) {
            check.error(examination_not_supervised, path, found, expected);
        } else {
            check.warn(examination_not_supervised, path, found, expected);
        }
    }
}

void check_list(const Check& check, const std::vector<Assessment>& list, const std::string& path) {
    std::int64_t sum = 0;
    bool weighted = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        check_one(check, list[i], item_path(path, i));
        sum += millionths(list[i].weight);
        weighted = weighted || !list[i].weight.empty();
    }
    if (weighted && sum != whole && !check.unread(path)) {
        check.warn(weights_do_not_add_up, path, fmt::format("weights of {} % together", decimal_from(sum)),
                   "100 %");
    }
}

// One scheme: the programme's or course's own, or that of a unit's university.
struct Scheme {
    const LocalText& explained;
    const GradeMeanings& meanings;
    std::string path;
};

void check_grade(const Check& check, const Learner& learner, const Grade& grade, const Scheme& scheme,
                 const std::string& column) {
    if (scheme.meanings.empty() || scheme.meanings.contains(grade.value)) return;
    std::vector<std::string_view> known;
    for (const auto& [value, meaning] : scheme.meanings) known.push_back(value);
    check.error(grade_outside_scheme, learner, column, fmt::format("“{}”", grade.value),
                suggestion(grade.value, known));
}

void require_scheme(const Check& check, const Scheme& scheme) {
    if (!scheme.explained.empty()) return;
    check.error(grade_without_scheme, scheme.path, "learners have grades, but no grading scheme is explained",
                "grading_scheme = \"Scale from 2.0 (fail) to 5.0 (excellent)\"");
}

void check_course_grades(const Check& check) {
    const auto graded = [](const Learner& learner) { return learner.grade.has_value(); };
    const auto count = std::count_if(check.learners.begin(), check.learners.end(), graded);
    if (count == 0) return;
    const bool participation = check.edition.type == CertificateType::participation;
    const Scheme scheme{check.edition.grading_scheme, check.edition.grade_meanings, "grading_scheme"};
    if (!participation) require_scheme(check, scheme);
    for (const Learner& learner : check.learners) {
        if (!learner.grade) {
            check.warn(grade_of_some_only, learner, "grade", "no grade, while others have one",
                       "a grade for everyone, or for nobody");
        } else if (participation) {
            check.error(not_of_this_type, learner, "grade", "a grade on a certificate of participation",
                        "no grade");
        } else {
            check_grade(check, learner, *learner.grade, scheme, "grade");
        }
    }
}

void check_unit_grades(const Check& check, const Unit& unit, const std::string& path) {
    const Scheme scheme{unit.grading_scheme, unit.grade_meanings, path + ".grading_scheme"};
    bool graded = false;
    for (const Learner& learner : check.learners) {
        for (const CompletedUnit& completed : learner.units) {
            if (completed.unit != unit.id || !completed.grade) continue;
            graded = true;
            check_grade(check, learner, *completed.grade, scheme, "grade:" + unit.id);
        }
    }
    if (graded) require_scheme(check, scheme);
}

}  // namespace

void check_assessment(const Check& check) {
    check_list(check, check.edition.assessment, "assessment");
    check_course_grades(check);
    for (std::size_t i = 0; i < check.edition.units.size(); ++i) {
        const std::string path = item_path("units", i);
        check_list(check, check.edition.units[i].assessment, path + ".assessment");
        check_unit_grades(check, check.edition.units[i], path);
    }
}

}  // namespace sigillum::credential
