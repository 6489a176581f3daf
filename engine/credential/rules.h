// The rules an edition and its learners are held to. Source of each: Annex 3 of the ENHANCE framework (its
// four templates), the framework's sections 4.2 and 5.1, and, where a profile is asked for, the standard it
// names.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "credential/places.h"
#include "credential/read.h"

namespace sigillum::credential {

// What the rules look at, and where they report.
class Check {
  public:
    // All but `context` must outlive the check; `at` are the places in the edition file, `in_directory` those
    // in the directory file.
    Check(const EditionWithLearners& read, const Places& at, const Places& in_directory,
          const CheckContext& context, Findings& findings);

    const Edition& edition;
    const Learners& learners;
    const Places& places;
    const ListColumns& columns;  // those that the learners' list has
    const Date today;
    const std::vector<Language> known_languages;  // empty: any

    // A finding about a field of the edition ("workload.ects"), or about a column of one learner. Nothing is
    // added about what could not be read, or about a part of it: that has been reported, and no rule knows
    // what stands there.
    void error(ErrorKind kind, std::string_view field, std::string found, std::string expected) const;
    void warn(ErrorKind kind, std::string_view field, std::string found, std::string expected) const;
    void error(ErrorKind kind, const Learner& learner, std::string_view column, std::string found,
               std::string expected) const;
    void warn(ErrorKind kind, const Learner& learner, std::string_view column, std::string found,
              std::string expected) const;
    // A finding about a column of the learners' list as a whole.
    void list_error(ErrorKind kind, std::string_view column, std::string found, std::string expected) const;
    // A finding about a field of the directory file.
    void directory_error(ErrorKind kind, std::string_view field, std::string found,
                         std::string expected) const;

    // Whether something has been reported about the field or a part of it.
    bool reported(std::string_view field) const;
    // Whether the field or a part of it stands in the edition but could not be read: rules that compare it
    // with others do not apply.
    bool unread(std::string_view field) const;

  private:
    void add(Severity severity, ErrorKind kind, Place place, std::string found, std::string expected) const;
    bool unreadable(const Place& place) const;

    const Places& directory_places_;
    Findings& findings_;
    std::set<std::string> unreadable_;  // places of the errors found so far, by which_field()
};

// One group of rules each; every rule is documented where it stands.
void check_fields_of_type(const Check& check);  // what each type must, may and may not have
void check_universities(const Check& check);    // ids, relations, marks
void check_workload(const Check& check);        // credits, levels, hours
void check_participation(const Check& check);   // modes, durations, contact hours
void check_assessment(const Check& check);      // kinds, supervision, grades
void check_units(const Check& check);           // learning units of a programme
void check_stackability(const Check& check);
void check_dates(const Check& check);
void check_learners(const Check& check);
void check_names(const Check& check);         // what makes a name doubtful
void check_translations(const Check& check);  // every text in every language of the documents
void check_profiles(const Check& check);      // EU 2022, MICROBOL, UNIC, EC

// All of them.
void check_all(const Check& check);

// A grade of the list that is only written otherwise than in its scheme ("4,5" or "4.50" for "4.5") takes the
// scheme's form, with a note.
void settle_grades(EditionWithLearners& read, Findings& findings);

// Copies the meaning of each grade from its scheme to the learner. A grade that a scheme with listed grades
// does not know stays without one; check_assessment() reports it.
void explain_grades(EditionWithLearners& read);

// "units[2]": the path of an item, counted from 1 for people; `index` counts from 0.
std::string item_path(std::string_view list, std::size_t index);

inline constexpr ErrorKind not_of_this_type{"not-of-this-type"};
inline constexpr ErrorKind wrong_number_of_languages{"wrong-number-of-languages"};
inline constexpr ErrorKind wrong_number_of_signatories{"wrong-number-of-signatories"};
inline constexpr ErrorKind mixed_outcomes{"mixed-outcomes"};
inline constexpr ErrorKind unknown_isced_f{"unknown-isced-f"};
inline constexpr ErrorKind missing_quality_assurance{"missing-quality-assurance"};

inline constexpr ErrorKind unknown_university{"unknown-university"};
inline constexpr ErrorKind unknown_supporter{"unknown-supporter"};
inline constexpr ErrorKind too_many_supporters{"too-many-supporters"};
inline constexpr ErrorKind named_twice{"named-twice"};
inline constexpr ErrorKind too_few_joint_universities{"too-few-joint-universities"};
inline constexpr ErrorKind missing_relation_phrase{"missing-relation-phrase"};

inline constexpr ErrorKind workload_too_small{"workload-too-small"};
inline constexpr ErrorKind workload_below_recommendation{"workload-below-recommendation"};
inline constexpr ErrorKind workload_of_a_degree{"workload-of-a-degree"};
inline constexpr ErrorKind measure_not_academic{"measure-not-academic"};
inline constexpr ErrorKind bad_eqf_level{"bad-eqf-level"};
inline constexpr ErrorKind unit_above_programme_level{"unit-above-programme-level"};
inline constexpr ErrorKind contact_hours_above_workload{"contact-hours-above-workload"};

inline constexpr ErrorKind incomplete_participation{"incomplete-participation"};
inline constexpr ErrorKind not_of_this_mode{"not-of-this-mode"};
inline constexpr ErrorKind ends_before_it_begins{"ends-before-it-begins"};

inline constexpr ErrorKind online_assessment_not_stated{"online-assessment-not-stated"};
inline constexpr ErrorKind examination_not_supervised{"examination-not-supervised"};
inline constexpr ErrorKind weights_do_not_add_up{"weights-do-not-add-up"};
inline constexpr ErrorKind grade_without_scheme{"grade-without-scheme"};
inline constexpr ErrorKind grade_outside_scheme{"grade-outside-scheme"};
inline constexpr ErrorKind grade_of_some_only{"grade-of-some-only"};

inline constexpr ErrorKind too_few_units{"too-few-units"};
inline constexpr ErrorKind unknown_unit{"unknown-unit"};
inline constexpr ErrorKind duplicate_unit{"duplicate-unit"};
inline constexpr ErrorKind units_do_not_add_up{"units-do-not-add-up"};

inline constexpr ErrorKind incomplete_stackability{"incomplete-stackability"};
inline constexpr ErrorKind contradictory_stackability{"contradictory-stackability"};

inline constexpr ErrorKind document_before_requirements_met{"document-before-requirements-met"};
inline constexpr ErrorKind document_before_end{"document-before-end"};
inline constexpr ErrorKind date_in_future{"date-in-future"};
inline constexpr ErrorKind valid_until_too_early{"valid-until-too-early"};

inline constexpr ErrorKind duplicate_learner_key{"duplicate-learner-key"};
inline constexpr ErrorKind birth_date_in_future{"birth-date-in-future"};
inline constexpr ErrorKind birth_date_implausible{"birth-date-implausible"};
inline constexpr ErrorKind duplicate_student_number{"duplicate-student-number"};
inline constexpr ErrorKind learner_twice{"learner-twice"};
inline constexpr ErrorKind grade_respelled{"grade-respelled"};
inline constexpr ErrorKind name_too_long{"name-too-long"};

inline constexpr ErrorKind name_in_capitals{"name-in-capitals"};
inline constexpr ErrorKind name_without_capitals{"name-without-capitals"};
inline constexpr ErrorKind digit_in_name{"digit-in-name"};
inline constexpr ErrorKind question_mark_in_name{"question-mark-in-name"};
inline constexpr ErrorKind look_alike_letter{"look-alike-letter"};
inline constexpr ErrorKind garbled_text{"garbled-text"};

inline constexpr ErrorKind missing_translation{"missing-translation"};

inline constexpr ErrorKind unknown_profile{"unknown-profile"};
inline constexpr ErrorKind missing_for_profile{"missing-for-profile"};
inline constexpr ErrorKind level_for_profile{"level-for-profile"};

}  // namespace sigillum::credential
