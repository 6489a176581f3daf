// What a row of the supplement speaks of: the whole edition, or one of its learning units.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/voice.h"
#include "credential/credential.h"

namespace sigillum::compose {

// A view of the fields that editions and units have in common. What it points to belongs to the edition or the learner.
struct Subject {
    const credential::Opportunity& opportunity;
    const credential::Workload* workload = nullptr;
    std::optional<int> eqf_level;
    const std::vector<credential::OutcomeGroup>& outcomes;
    const std::vector<Language>& languages_of_instruction;
    const credential::Participation* participation = nullptr;
    const std::vector<credential::Instructor>& instructors;
    const std::vector<credential::Assessment>& assessment;
    const credential::LocalText& grading_scheme;
    const credential::FurtherInformation* further = nullptr;
    const credential::Grade* grade = nullptr;
    const credential::LocalText* prerequisites = nullptr;
    std::string university;  // id: the issuing university, or the unit's
    std::string prefix;      // of field names in errors: "" or "units.data-basics."
};

Subject subject_of(const credential::Credential& credential);
Subject subject_of(const credential::Unit& unit, const credential::CompletedUnit& completed);

// Everything the builder of a field may look at.
struct Telling {
    Voice& voice;
    const credential::Credential& credential;
    const Subject& subject;

    const credential::Edition& edition() const { return credential.edition; }
    const credential::Learner& learner() const { return credential.learner; }
    std::string field(std::string_view name) const { return subject.prefix + std::string(name); }
};

// Phrases that several fields share.
document::Text university_name(const Wording& wording, const credential::Edition& edition, const std::string& id);
document::Text alliance_name(const Wording& wording, const credential::Edition& edition);
// "«university» on behalf of the «alliance» Alliance" as the edition or its type asks, for the issuing university.
Line awarding_body(const Telling& telling);
// "«university», member of the «alliance» Alliance"; an associated partner's own phrase; the name alone where there is none.
Line university_and_relation(const Telling& telling, const std::string& id);
// Only the relation of the issuing university, for page 1; empty where there is none.
document::Text relation_of_issuer(const Wording& wording, const Telling& telling);
// Kind, title and funding: "course Sustainable Innovation (Erasmus+ BIP)".
Line opportunity_in_full(const Telling& telling);
// The name of the opportunity as the standard texts have it: its title, or its kind where it has no title.
document::Text opportunity_name(const Wording& wording, const Telling& telling);
// "achievement.academic", "achievement.professional", "completion", "participation": the end of keys that differ by certificate.
std::string certificate_key(const credential::Edition& edition);

}  // namespace sigillum::compose
