// The learners' list.
#include <fmt/format.h>

#include <map>

#include "credential/code_points.h"
#include "credential/directory_file.h"
#include "credential/reading.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

constexpr int most_characters_of_a_name = 200;
constexpr int first_plausible_year = 1900;

int characters(std::string_view text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
    return count;
}

void check_keys(const Check& check) {
    std::map<std::string_view, const Learner*> seen;
    for (const Learner& learner : check.learners) {
        if (learner.key.empty()) {
            check.error(missing_field, learner, "key", "a learner without a key",
                        "a key that is unique in the edition");
            continue;
        }
        const auto [first, is_new] = seen.emplace(learner.key, &learner);
        if (is_new) continue;
        const Place& before = first->second->place;
        check.error(duplicate_learner_key, learner, "key",
                    fmt::format("“{}” is also the key of {} ({})", learner.key, first->second->name,
                                to_string(before)),
                    "a key that is unique in the edition");
    }
}

void check_name(const Check& check, const Learner& learner) {
    if (learner.name.empty()) {
        check.error(missing_field, learner, "name", "a learner without a name",
                    "the name as it is to be printed");
    }
    for (const auto& [column, name] :
         {std::pair("name", learner.name), std::pair("latin_name", learner.latin_name)}) {
        if (characters(name) > most_characters_of_a_name) {
            check.error(name_too_long, learner, column,
                        fmt::format("a name of {} characters", characters(name)),
                        fmt::format("at most {}", most_characters_of_a_name));
        }
    }
}

// Whether the date, as far as it is known, lies wholly after that day.
bool after(const PartialDate& date, const Date& day) {
    if (date.year != day.year) return date.year > day.year;
    if (date.month == 0 || date.month != day.month) return date.month > day.month;
    return date.day > day.day;
}

// Annex 3: birth date and place are mandatory but on a certificate of participation.
void check_birth(const Check& check, const Learner& learner) {
    const bool needed = check.edition.type != CertificateType::participation;
    if (needed && !learner.birth_date) {
        check.error(missing_field, learner, "birth_date", "no birth date", "a date: 2002-03-14");
    }
    if (needed && learner.birth_place.empty()) {
        check.error(missing_field, learner, "birth_place", "no place of birth",
                    "the place, with the country where needed");
    }
    if (!learner.birth_date || learner.birth_date->year == 0) return;
    if (after(*learner.birth_date, check.today)) {
        check.error(birth_date_in_future, learner, "birth_date",
                    fmt::format("{} lies in the future", to_iso(*learner.birth_date)), "a day in the past");
    } else if (learner.birth_date->year < first_plausible_year) {
        check.warn(birth_date_implausible, learner, "birth_date", to_iso(*learner.birth_date),
                   fmt::format("a year from {} on", first_plausible_year));
    }
}

}  // namespace

void check_learners(const Check& check) {
    check_keys(check);
    for (const Learner& learner : check.learners) {
        check_name(check, learner);
        check_birth(check, learner);
        if (!learner.nationality.empty() && !is_country(learner.nationality)) {
            check.error(bad_country, learner, "nationality", fmt::format("“{}”", learner.nationality),
                        "a country's two letters (ISO 3166-1): PL, DE, GR");
        }
    }
}

}  // namespace sigillum::credential
