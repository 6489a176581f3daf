// What a command has to say of each number it was given.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/number_list.h"

namespace sigillum::cli {

struct NumberOutcome {
    std::string number;            // in groups, or as it was typed when it is none
    nlohmann::ordered_json facts;  // for --json; an object
    std::string words;             // for a person; may be several lines
    std::optional<Error> error;    // then nothing happened to this number
};

// The number as outcomes begin with it.
NumberOutcome outcome_of(const TypedNumber& number);

// Prints them all, errors on standard error, and gives the exit code.
int print_outcomes(const std::vector<NumberOutcome>& outcomes, bool json);

}  // namespace sigillum::cli
