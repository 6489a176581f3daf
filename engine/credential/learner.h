// One learner of an edition, as the list gives them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/place.h"
#include "credential/local_text.h"

namespace sigillum::credential {

// Which grammatical form the document's sentences take; Polish and others need it.
enum class GrammaticalForm { neutral, feminine, masculine };

struct Grade {
    std::string value;    // "4.5", "A", "passed"
    LocalText meaning;    // "good plus"; may be empty
};

// A learning unit of a programme that this learner has completed.
struct CompletedUnit {
    std::string unit;  // id of the edition's unit
    std::optional<Grade> grade;
};

struct Learner {
    std::string key;         // the study office's key, unique in the edition
    std::string name;        // exactly as typed; never composed, reordered or changed in case by code
    std::string latin_name;  // Latin form where the name is in another script; may be empty
    std::string given_name, family_name;  // for data only; may be empty
    GrammaticalForm form = GrammaticalForm::neutral;
    std::vector<Language> languages;  // of the document, instead of the edition's; may be empty
    std::optional<PartialDate> birth_date;
    std::string birth_place;
    std::string nationality;     // ISO 3166-1 alpha-2; may be empty
    std::string student_number;  // may be empty
    std::string student_of_kind;        // "BS", "MS", "PhD", "staff" or free words; empty when not given
    std::string student_of_university;  // id in the directory, or a name
    std::optional<Grade> grade;
    std::optional<Date> requirements_met;  // instead of the edition's date of issuing
    std::vector<CompletedUnit> units;      // programme only, in the order printed
    std::string register_number;           // a local one, printed beside ours
    Place place;                           // row in the list
};

}  // namespace sigillum::credential
