#include "credential/facts.h"

#include <algorithm>

#include "credential/isced_f.h"
#include "credential/record.h"
#include "credential/words.h"

// What is not given is left out; an empty member never stands in a record.
namespace sigillum::credential {
namespace {

using Json = nlohmann::json;

void put(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

Json json_of(const LocalText& text) {
    Json by_language = Json::object();
    for (const auto& [language, words] : text.texts) by_language[language.tag] = words;
    return by_language;
}

void put(Json& object, const char* key, const LocalText& text) {
    if (!text.empty()) object[key] = json_of(text);
}

void put(Json& object, const char* key, Json list) {
    if (!list.empty()) object[key] = std::move(list);
}

Json json_of(const std::vector<Language>& languages) {
    Json list = Json::array();
    for (const Language& language : languages) list.push_back(language.tag);
    return list;
}

Json json_of(const DateRange& range) { return {{"from", to_iso(range.begin)}, {"to", to_iso(range.end)}}; }

// A university of the directory, or one that is only named.
Json json_of_university(const std::string& id, const Edition& edition) {
    const auto found = edition.directory.universities.find(id);
    if (found == edition.directory.universities.end()) return {{"name", id}};
    Json university = {{"id", id}, {"relation", word_of(found->second.relation)}};
    put(university, "name", found->second.name);
    put(university, "country", found->second.country);
    put(university, "relation_phrase", found->second.relation_phrase);
    return university;
}

Json json_of(const Opportunity& opportunity) {
    Json json = Json::object();
    put(json, "kind", opportunity.kind);
    put(json, "title", opportunity.title);
    put(json, "funding", opportunity.funding);
    return json;
}

Json json_of(const Workload& workload) {
    Json json = {{"amount", workload.amount}, {"unit", word_of(workload.unit)}};
    put(json, "unit_name", workload.unit_name);
    return json;
}

Json json_of(const std::vector<OutcomeGroup>& groups) {
    Json list = Json::array();
    for (const OutcomeGroup& group : groups) {
        Json items = Json::array();
        for (const LocalText& item : group.items) items.push_back(json_of(item));
        list.push_back({{"kind", word_of(group.kind)}, {"items", std::move(items)}});
    }
    return list;
}

Json json_of(const Attendance& attendance) {
    Json json = Json::object();
    if (attendance.duration) json["duration"] = json_of(*attendance.duration);
    put(json, "contact_hours", attendance.contact_hours);
    return json;
}

Json json_of(const Participation& participation) {
    Json json = {{"mode", word_of(participation.mode)}, {"self_paced", participation.self_paced}};
    put(json, "whole", json_of(participation.whole));
    put(json, "in_presence", json_of(participation.in_presence));
    put(json, "online", json_of(participation.online));
    return json;
}

Json json_of(const std::vector<Instructor>& instructors, const Edition& edition) {
    Json list = Json::array();
    for (const Instructor& instructor : instructors) {
        Json json = {{"name", instructor.name}};
        if (!instructor.university.empty()) json["university"] = json_of_university(instructor.university, edition);
        put(json, "affiliation", instructor.affiliation);
        list.push_back(std::move(json));
    }
    return list;
}

Json json_of(const std::vector<Assessment>& assessments) {
    Json list = Json::array();
    for (const Assessment& assessment : assessments) {
        Json json = {{"kind", word_of(assessment.kind)}, {"setting", word_of(assessment.setting)}};
        put(json, "description", assessment.description);
        put(json, "weight", assessment.weight);
        if (assessment.supervised) json["supervised"] = *assessment.supervised;
        if (assessment.identity_verified) json["identity_verified"] = *assessment.identity_verified;
        list.push_back(std::move(json));
    }
    return list;
}

Json json_of(const FurtherInformation& further) {
    Json json = Json::object();
    put(json, "partnership", further.partnership);
    put(json, "endorsement", further.endorsement);
    put(json, "isced_f", further.isced_f);
    LocalText name = further.isced_f_name;
    const auto official = isced_f_name(further.isced_f);
    if (official && name.find({"en"}) == nullptr) name.texts.emplace_back(Language{"en"}, *official);
    put(json, "isced_f_name", name);
    Json notes = Json::array();
    for (const LocalText& note : further.notes) notes.push_back(json_of(note));
    put(json, "notes", std::move(notes));
    return json;
}

Json json_of(const Stackability& stackability, const Edition& edition) {
    if (stackability.stand_alone) return {{"stand_alone", true}};
    Json json = {{"stand_alone", false}, {"need", word_of(stackability.need)}};
    put(json, "programme", stackability.programme);
    put(json, "credential", stackability.credential);
    json["coordinator"] = json_of_university(stackability.coordinator, edition);
    return json;
}

Json json_of(const Grade& grade) {
    Json json = {{"value", grade.value}};
    put(json, "meaning", grade.meaning);
    return json;
}

Json json_of(const Alliance& alliance) {
    return {{"id", alliance.id}, {"name", alliance.name}, {"verification_host", alliance.verification_host}};
}

void put_people_and_places(const Edition& edition, Json& facts) {
    facts["issuer"] = json_of_university(edition.issuer, edition);
    facts["alliance"] = json_of(edition.directory.alliance);
    facts["relation"] = word_of(edition.relation);
    Json joint = Json::array();
    for (const std::string& id : edition.joint_universities) joint.push_back(json_of_university(id, edition));
    put(facts, "joint_universities", std::move(joint));
    Json supporters = Json::array();
    for (const std::string& id : edition.supporters) {
        const auto found = edition.directory.supporters.find(id);
        Json supporter = {{"id", id}};
        if (found != edition.directory.supporters.end()) put(supporter, "name", found->second.name);
        supporters.push_back(std::move(supporter));
    }
    put(facts, "supporters", std::move(supporters));
    Json signatories = Json::array();
    for (const Signatory& signatory : edition.signatories) {
        Json json = {{"name", signatory.name}};
        put(json, "function", signatory.function);
        json["university"] = signatory.university.empty() ? edition.issuer : signatory.university;
        signatories.push_back(std::move(json));
    }
    put(facts, "signatories", std::move(signatories));
    put(facts, "instructors", json_of(edition.instructors, edition));
}

}  // namespace

Json facts_of_edition(const Edition& edition) {
    Json facts = {{"type", word_of(edition.type)}, {"edition", edition.id}};
    if (is_micro_credential(edition.type)) facts["character"] = word_of(edition.character);
    put_people_and_places(edition, facts);
    facts["opportunity"] = json_of(edition.opportunity);
    if (edition.taking_place) facts["taking_place"] = json_of(*edition.taking_place);
    put(facts, "place", edition.place);
    put(facts, "place_by_language", edition.place_by_language);
    facts["document_date"] = to_iso(edition.document_date);
    if (edition.valid_until) facts["valid_until"] = to_iso(*edition.valid_until);
    if (edition.workload) facts["workload"] = json_of(*edition.workload);
    if (edition.eqf_level) facts["eqf_level"] = *edition.eqf_level;
    put(facts, "outcomes", json_of(edition.outcomes));
    put(facts, "languages_of_instruction", json_of(edition.languages_of_instruction));
    if (edition.participation) facts["participation"] = json_of(*edition.participation);
    put(facts, "assessment", json_of(edition.assessment));
    put(facts, "grading_scheme", edition.grading_scheme);
    if (edition.type != CertificateType::participation) facts["quality_assurance"] = edition.quality_assurance;
    if (edition.stackability) facts["stackability"] = json_of(*edition.stackability, edition);
    if (edition.further) put(facts, "further", json_of(*edition.further));
    put(facts, "prerequisites", edition.prerequisites);
    Json overrides = Json::object();
    for (const auto& [key, text] : edition.text_overrides) overrides[key] = json_of(text);
    put(facts, "text_overrides", std::move(overrides));
    return facts;
}

Json facts_of_unit(const Unit& unit, const Edition& edition) {
    Json facts = {{"id", unit.id}, {"opportunity", json_of(unit.opportunity)}};
    facts["university"] = json_of_university(unit.university, edition);
    facts["workload"] = json_of(unit.workload);
    if (unit.eqf_level) facts["eqf_level"] = *unit.eqf_level;
    put(facts, "outcomes", json_of(unit.outcomes));
    put(facts, "languages_of_instruction", json_of(unit.languages_of_instruction));
    facts["participation"] = json_of(unit.participation);
    put(facts, "instructors", json_of(unit.instructors, edition));
    put(facts, "assessment", json_of(unit.assessment));
    put(facts, "grading_scheme", unit.grading_scheme);
    if (unit.further) put(facts, "further", json_of(*unit.further));
    return facts;
}

Json facts_of_document(const Credential& credential) {
    const Issuance& issuance = credential.issuance;
    Json document = {{"number", issuance.number},
                     {"languages", json_of(credential.languages())},
                     {"date_of_issuing", to_iso(credential.date_of_issuing())},
                     {"signing_time", to_iso(issuance.signing_time)},
                     {"specimen", issuance.specimen}};
    document["status"] = {{"list", issuance.status_list}, {"index", issuance.status_index}};
    if (issuance.preview) document["preview"] = true;
    Json seal = {{"kind", word_of(issuance.seal)}};
    put(seal, "signer", issuance.seal_signer);
    put(seal, "organisation", issuance.seal_organisation);
    document["seal"] = std::move(seal);
    return document;
}

Json facts_of_learner(const Credential& credential) {
    const Learner& learner = credential.learner;
    Json json = {{"name", learner.name}, {"form", word_of(learner.form)}};
    put(json, "latin_name", learner.latin_name);
    put(json, "given_name", learner.given_name);
    put(json, "family_name", learner.family_name);
    if (learner.birth_date) json["birth_date"] = to_iso(*learner.birth_date);
    put(json, "birth_place", learner.birth_place);
    put(json, "nationality", learner.nationality);
    put(json, "student_number", learner.student_number);
    put(json, "student_of", learner.student_of_kind);
    if (!learner.student_of_university.empty()) {
        json["student_university"] = json_of_university(learner.student_of_university, credential.edition);
    }
    if (learner.grade) json["grade"] = json_of(*learner.grade);
    put(json, "register_number", learner.register_number);
    Json completed = Json::array();
    for (const CompletedUnit& unit : learner.units) {
        Json entry = {{"unit", unit.unit}};
        if (unit.grade) entry["grade"] = json_of(*unit.grade);
        completed.push_back(std::move(entry));
    }
    put(json, "completed_units", std::move(completed));
    return json;
}

Json facts_of(const Credential& credential) {
    Json facts = facts_of_edition(credential.edition);
    facts[std::string(document_member)] = facts_of_document(credential);
    facts[std::string(learner_member)] = facts_of_learner(credential);
    Json units = Json::array();
    for (const auto& [unit, completed] : credential.units()) units.push_back(facts_of_unit(*unit, credential.edition));
    if (!units.empty()) facts[std::string(units_member)] = std::move(units);
    return facts;
}

}  // namespace sigillum::credential
