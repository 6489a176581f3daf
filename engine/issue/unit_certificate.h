// Whether the record of a certificate of ours says that a learner has completed a unit.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "credential/credential.h"

namespace sigillum::issue {

// Compares person, unit, workload, grade and date of a record's facts with what the programme's certificate
// is going to say. Gives the first difference in plain words; nothing when the unit is proved.
std::optional<std::string> objection_to(const nlohmann::json& facts, const credential::Credential& programme,
                                        const credential::Unit& unit,
                                        const credential::CompletedUnit& completed);

}  // namespace sigillum::issue
