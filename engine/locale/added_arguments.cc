#include "locale/added_arguments.h"

#include <algorithm>
#include <array>
#include <utility>

#include "locale/catalogue_file.h"

namespace sigillum::locale {
namespace {

// Messages that a date is filled in, and what else they are given with it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> additions{{
    {"statement.born.day", "day"},
    {"statement.born.day", "month"},
    {"statement.born.month", "month"},
    {"statement.on_day", "day"},
    {"statement.from_to", "begin"},
    {"statement.from_to", "end"},
    {"statement.from_to", "range"},
    {"statement.from_to", "begin_day"},
    {"statement.from_to", "end_day"},
    {"statement.valid_until", "day"},
    {"authority.place_and_date", "day"},
}};

}  // namespace

bool may_be_added(std::string_view key, std::string_view argument) {
    // The page, the cover sheet of a print job and the review know no learner's form.
    if (argument == "form") return stands_on_documents(key);
    return std::find(additions.begin(), additions.end(), std::pair(key, argument)) != additions.end();
}

bool may_be_left_out(std::string_view key, std::string_view argument,
                     const std::set<std::string, std::less<>>& own) {
    return key == "statement.from_to" && (argument == "begin" || argument == "end") && own.contains("range");
}

}  // namespace sigillum::locale
