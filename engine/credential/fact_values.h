// The values that facts are made of, as JSON. What is not given is left out; an empty member never stands in
// a record.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "credential/edition.h"

namespace sigillum::credential {

using Json = nlohmann::json;

// Sets object[key], unless there is nothing to set.
void put(Json& object, const char* key, const std::string& text);
void put(Json& object, const char* key, const LocalText& text);
void put(Json& object, const char* key, Json value);

Json json_of(const LocalText& text);
Json json_of(const std::vector<Language>& languages);
Json json_of(const DateRange& range);
Json json_of(const Opportunity& opportunity);
Json json_of(const Workload& workload);
Json json_of(const std::vector<OutcomeGroup>& groups);
Json json_of(const Participation& participation);
Json json_of(const std::vector<Instructor>& instructors, const Edition& edition);
Json json_of(const std::vector<Assessment>& assessments);
Json json_of(const FurtherInformation& further);
Json json_of(const Stackability& stackability, const Edition& edition);
Json json_of(const Grade& grade);
Json json_of(const Alliance& alliance);

// A university of the directory, or one that is only named.
Json json_of_university(const std::string& id, const Edition& edition);

}  // namespace sigillum::credential
