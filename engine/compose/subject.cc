#include "compose/subject.h"

namespace sigillum::compose {
namespace {

using credential::CertificateType;
using credential::RelationPhrase;
using document::Text;

const credential::University* university_of(const credential::Edition& edition, const std::string& id) {
    const auto found = edition.directory.universities.find(id);
    return found == edition.directory.universities.end() ? nullptr : &found->second;
}

// Annex 3, section 1 and decision 1: the template's wording unless the edition chooses.
bool on_behalf_of(const credential::Edition& edition) {
    if (edition.relation != RelationPhrase::by_type) return edition.relation == RelationPhrase::on_behalf_of;
    return credential::is_micro_credential(edition.type);
}

const credential::LocalText& own_phrase(const credential::Edition& edition, const std::string& id) {
    static const credential::LocalText none;
    const credential::University* university = university_of(edition, id);
    if (university == nullptr || university->relation == credential::Relation::member) return none;
    return university->relation_phrase;
}

bool is_member(const credential::Edition& edition, const std::string& id) {
    const credential::University* university = university_of(edition, id);
    return university != nullptr && university->relation == credential::Relation::member;
}

Text own_phrase(const Wording& wording, const Telling& telling, const std::string& id) {
    return wording.text(own_phrase(telling.edition(), id), "universities." + id + ".relation_phrase", telling.voice.trouble);
}

}  // namespace

Subject subject_of(const credential::Credential& credential) {
    const credential::Edition& edition = credential.edition;
    return {.opportunity = edition.opportunity,
            .workload = edition.workload ? &*edition.workload : nullptr,
            .eqf_level = edition.eqf_level,
            .outcomes = edition.outcomes,
            .languages_of_instruction = edition.languages_of_instruction,
            .participation = edition.participation ? &*edition.participation : nullptr,
            .instructors = edition.instructors,
            .assessment = edition.assessment,
            .grading_scheme = edition.grading_scheme,
            .further = edition.further ? &*edition.further : nullptr,
            .grade = credential.learner.grade ? &*credential.learner.grade : nullptr,
            .prerequisites = &edition.prerequisites,
            .university = edition.issuer,
            .prefix = ""};
}

Subject subject_of(const credential::Unit& unit, const credential::CompletedUnit& completed) {
    return {.opportunity = unit.opportunity,
            .workload = &unit.workload,
            .eqf_level = unit.eqf_level,
            .outcomes = unit.outcomes,
            .languages_of_instruction = unit.languages_of_instruction,
            .participation = &unit.participation,
            .instructors = unit.instructors,
            .assessment = unit.assessment,
            .grading_scheme = unit.grading_scheme,
            .further = unit.further ? &*unit.further : nullptr,
            .grade = completed.grade ? &*completed.grade : nullptr,
            .prerequisites = nullptr,
            .university = unit.university,
            .prefix = "units." + unit.id + "."};
}

Text university_name(const Wording& wording, const credential::Edition& edition, const std::string& id) {
    const credential::University* university = university_of(edition, id);
    return university == nullptr ? wording.fact(id) : wording.name(university->name);
}

Text alliance_name(const Wording& wording, const credential::Edition& edition) {
    return wording.fact(edition.directory.alliance.name);
}

Line university_and_relation(const Telling& telling, const std::string& id) {
    return telling.voice.both([&](const Wording& wording) {
        const Text name = university_name(wording, telling.edition(), id);
        if (is_member(telling.edition(), id)) {
            return wording.say("awarding.member_of",
                               {{"university", name}, {"alliance", alliance_name(wording, telling.edition())}},
                               telling.voice.trouble);
        }
        if (own_phrase(telling.edition(), id).empty()) return name;
        return wording.say("awarding.other", {{"university", name}, {"relation", own_phrase(wording, telling, id)}},
                           telling.voice.trouble);
    });
}

Line awarding_body(const Telling& telling) {
    if (!on_behalf_of(telling.edition())) return university_and_relation(telling, telling.edition().issuer);
    return telling.voice.both([&](const Wording& wording) {
        return wording.say("awarding.on_behalf_of",
                           {{"university", university_name(wording, telling.edition(), telling.edition().issuer)},
                            {"alliance", alliance_name(wording, telling.edition())}},
                           telling.voice.trouble);
    });
}

Text relation_of_issuer(const Wording& wording, const Telling& telling) {
    const credential::Edition& edition = telling.edition();
    const Text alliance = alliance_name(wording, edition);
    if (on_behalf_of(edition)) return wording.say("relation.on_behalf_of", {{"alliance", alliance}}, telling.voice.trouble);
    if (is_member(edition, edition.issuer)) {
        return wording.say("relation.member_of", {{"alliance", alliance}}, telling.voice.trouble);
    }
    return own_phrase(edition, edition.issuer).empty() ? Text{} : own_phrase(wording, telling, edition.issuer);
}

Line opportunity_in_full(const Telling& telling) {
    const credential::Opportunity& opportunity = telling.subject.opportunity;
    Trouble& trouble = telling.voice.trouble;
    return telling.voice.both([&](const Wording& wording) {
        Text name = wording.text(opportunity.kind, telling.field("opportunity.kind"), trouble);
        if (!opportunity.title.empty()) {
            const Text title = wording.title(wording.text(opportunity.title, telling.field("opportunity.title"), trouble));
            name = wording.say("opportunity.titled", {{"kind", name}, {"title", title}}, trouble);
        }
        if (opportunity.funding.empty()) return name;
        const Text funding = wording.name(opportunity.funding);
        return wording.say("opportunity.funded", {{"opportunity", name}, {"funding", funding}}, trouble);
    });
}

Text opportunity_name(const Wording& wording, const Telling& telling) {
    const credential::Opportunity& opportunity = telling.subject.opportunity;
    Trouble& trouble = telling.voice.trouble;
    if (opportunity.title.empty()) return wording.text(opportunity.kind, telling.field("opportunity.kind"), trouble);
    return wording.title(wording.text(opportunity.title, telling.field("opportunity.title"), trouble));
}

std::string certificate_key(const credential::Edition& edition) {
    if (!credential::is_micro_credential(edition.type)) return std::string(credential::name_of(edition.type));
    return "achievement." + std::string(credential::name_of(edition.character));
}

}  // namespace sigillum::compose
