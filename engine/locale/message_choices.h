// All the ways through the choices of a message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sigillum::locale {

// What an argument is given so that a message takes one of its branches.
struct Choice {
    std::string argument;  // "count"
    std::string value;     // "5"; the word of a select
    std::string branch;    // as the pattern writes it: "many", "=8", "feminine"
};
using Choices = std::vector<Choice>;

// Every way through the select and plural of a pattern, in the order in which the pattern names the branches;
// one without choices for a pattern that has none. Each way holds only the arguments it comes by. A plural is
// given a number for each branch and for each category of the language that small whole numbers fall into;
// days stay below 32, months below 13. A branch that no number leads to (a category that the language does
// not have) is on no way. `icu_locale` decides the plural rules. Error bad_message for what is no pattern.
Result<std::vector<Choices>> ways_through(std::string_view pattern, const std::string& icu_locale);

}  // namespace sigillum::locale
