// The facts of the code held against the facts of the attached record.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "qr/token_facts.h"

namespace sigillum::verify {

// Whether the record calls its document a specimen.
bool says_specimen(const nlohmann::json& record_facts);

// The first fact in which the two differ, in plain words; nothing when they agree. A token may lack the Latin
// form of the name and may have cut the title, with "…" in place of the rest; its learner's name is always
// whole.
std::optional<std::string> difference_between(const qr::TokenFacts& token,
                                              const nlohmann::json& record_facts);

}  // namespace sigillum::verify
