#include "locale/added_arguments.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sigillum::locale {
namespace {

// Messages that a date is filled in, and the numbers they are given with it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> numbers{{
    {"statement.born.day", "day"},
    {"statement.born.day", "month"},
    {"statement.born.month", "month"},
    {"statement.on_day", "day"},
    {"statement.from_to", "begin_day"},
    {"statement.from_to", "end_day"},
    {"statement.valid_until", "day"},
    {"authority.place_and_date", "day"},
}};

}  // namespace

bool may_be_added(std::string_view key, std::string_view argument) {
    // The page and the cover sheet of a print job know no learner's form.
    if (argument == "form") return key.substr(0, 5) != "site." && key.substr(0, 6) != "print.";
    return std::find(numbers.begin(), numbers.end(), std::pair(key, argument)) != numbers.end();
}

}  // namespace sigillum::locale
