#include "credential/fact_values.h"

#include <utility>

#include "credential/isced_f.h"
#include "credential/words.h"

namespace sigillum::credential {

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

namespace {

Json json_of_attendance(const Attendance& attendance) {
    Json json = Json::object();
    if (attendance.duration) json["duration"] = json_of(*attendance.duration);
    put(json, "contact_hours", attendance.contact_hours);
    return json;
}

}  // namespace

Json json_of(const Participation& participation) {
    Json json = {{"mode", word_of(participation.mode)}, {"self_paced", participation.self_paced}};
    put(json, "whole", json_of_attendance(participation.whole));
    put(json, "in_presence", json_of_attendance(participation.in_presence));
    put(json, "online", json_of_attendance(participation.online));
    return json;
}

Json json_of(const std::vector<Instructor>& instructors, const Edition& edition) {
    Json list = Json::array();
    for (const Instructor& instructor : instructors) {
        Json json = {{"name", instructor.name}};
        if (!instructor.university.empty())
            json["university"] = json_of_university(instructor.university, edition);
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

}  // namespace sigillum::credential
