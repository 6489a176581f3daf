#include "credential/facts.h"

#include <string>
#include <utility>

#include "credential/fact_values.h"
#include "credential/record.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

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
    if (edition.type != CertificateType::participation)
        facts["quality_assurance"] = edition.quality_assurance;
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
    for (const auto& [unit, completed] : credential.units())
        units.push_back(facts_of_unit(*unit, credential.edition));
    if (!units.empty()) facts[std::string(units_member)] = std::move(units);
    return facts;
}

}  // namespace sigillum::credential
