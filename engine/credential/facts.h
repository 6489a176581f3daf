// The facts of a credential as JSON, in two parts: what an edition says of all its learners, and what belongs
// to one.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "credential/credential.h"

namespace sigillum::credential {

// Members of the facts that do not depend on the learner; "units" is not among them.
nlohmann::json facts_of_edition(const Edition& edition);
nlohmann::json facts_of_unit(const Unit& unit, const Edition& edition);

// Members that depend on the learner.
nlohmann::json facts_of_document(const Credential& credential);
nlohmann::json facts_of_learner(const Credential& credential);

// The names under which the parts stand in the facts.
inline constexpr std::string_view document_member = "document";
inline constexpr std::string_view learner_member = "learner";
inline constexpr std::string_view units_member = "units";

}  // namespace sigillum::credential
