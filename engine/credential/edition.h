// One edition of a learning opportunity: everything a certificate says that does not depend on the learner.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "credential/certificate_type.h"
#include "credential/directory.h"
#include "credential/file_name.h"
#include "credential/learners.h"
#include "credential/local_text.h"
#include "credential/opportunity.h"
#include "credential/sources.h"

namespace sigillum::credential {

// A person who signs. The first of an edition is the issuer.
struct Signatory {
    std::string name;
    LocalText function;
    std::string university;  // id; the issuing university when empty
};

// Grades of a scheme with what they mean: "4.5" -> "good plus". The reader copies the meaning into each
// learner's grade.
using GradeMeanings = std::map<std::string, LocalText, std::less<>>;

// A learning unit of a programme (Annex 3, section 3).
struct Unit {
    std::string id;
    Opportunity opportunity;
    std::string university;  // id
    Workload workload;
    std::optional<int> eqf_level;
    std::vector<OutcomeGroup> outcomes;
    std::vector<Language> languages_of_instruction;
    Participation participation;
    std::vector<Instructor> instructors;
    std::vector<Assessment> assessment;
    LocalText grading_scheme;
    GradeMeanings grade_meanings;
    std::optional<FurtherInformation> further;
};

// "on behalf of the … Alliance" or "member of the … Alliance".
enum class RelationPhrase { by_type, on_behalf_of, member_of };

struct Edition {
    std::filesystem::path folder;  // where edition.toml lies
    std::string id;                // from the edition, or the folder's name
    CertificateType type = CertificateType::achievement;
    Character character = Character::academic;
    std::vector<Language> languages;  // one, or main and second
    Directory directory;              // as the edition's `directory` file gives it

    std::string issuer;  // university id
    RelationPhrase relation = RelationPhrase::by_type;
    Opportunity opportunity;
    std::vector<std::string> joint_universities;  // ids; empty when not jointly developed
    std::vector<std::string> supporters;          // ids
    std::optional<DateRange> taking_place;        // participation; begin == end for a single day
    std::string place;                            // of "place and date"
    LocalText place_by_language;  // where the place is written differently in another language
    Date document_date;           // of "place and date"
    std::optional<Date>
        date_of_issuing;  // the day on which all requirements were met (learner's comes first)
    std::optional<Date> valid_until;
    std::vector<Signatory> signatories;

    std::optional<Workload> workload;
    std::optional<int> eqf_level;
    std::vector<OutcomeGroup> outcomes;
    std::vector<Unit> units;
    std::vector<Language> languages_of_instruction;
    std::optional<Participation> participation;
    std::vector<Instructor> instructors;
    std::vector<Assessment> assessment;
    LocalText grading_scheme;
    GradeMeanings grade_meanings;  // every grade of the scheme; empty when grades speak for themselves
    bool quality_assurance =
        true;  // the standard texts are printed; completion may set false when not stackable
    std::optional<Stackability> stackability;
    std::optional<FurtherInformation> further;
    LocalText prerequisites;

    std::map<std::string, LocalText, std::less<>>
        text_overrides;                 // message key -> text; recorded in the record
    std::vector<std::string> profiles;  // "eu-2022", "microbol", "unic", "ec"
    std::string theme = "enhance";      // name, or a path relative to the edition
    bool show_latin_name = true;
    bool requires_reviewed_catalogues = false;  // no document in words that nobody vouches for
    std::string file_name{usual_file_name};  // pattern of the documents' file names (credential/file_name.h)
};

// An edition with its learners, read and held to the rules.
struct EditionWithLearners {
    Edition edition;
    Learners learners;
    Sources sources;
};

}  // namespace sigillum::credential
