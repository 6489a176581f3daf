// The learners' list.
#include <fmt/format.h>

#include <map>
#include <optional>
#include <type_traits>
#include <utility>

#include "credential/cell_text.h"
#include "credential/code_points.h"
#include "credential/directory_file.h"
#include "credential/reading.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

constexpr int most_characters_of_a_name = 200;
constexpr int youngest_learner = 14;  // years
constexpr int oldest_learner = 100;

int characters(std::string_view text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
    return count;
}

// Whether the list has no such column at all, which is said once.
bool column_is_missing(const Check& check, const Learner& learner, std::string_view column) {
    return learner.place.row > 0 && !check.columns.empty() && !check.columns.contains(column);
}

// Calls report(learner, first) for every learner who has the value of an earlier one, the first who has it.
// `value_of` gives nothing for those who are not compared.
template <class ValueOf, class Report>
void each_that_repeats(const Learners& learners, const ValueOf& value_of, const Report& report) {
    std::map<typename std::invoke_result_t<ValueOf, const Learner&>::value_type, std::size_t> firsts;
    std::size_t place = 0;
    for (const Learner& learner : learners) {
        const std::size_t here = place++;
        auto value = value_of(learner);
        if (!value) continue;
        const auto [first, is_new] = firsts.emplace(*std::move(value), here);
        if (!is_new) report(learner, learners[first->second]);
    }
}

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

void check_keys(const Check& check) {
    for (const Learner& learner : check.learners) {
        if (learner.key.empty() && !column_is_missing(check, learner, "key"))
            check.error(missing_field, learner, "key", "a learner without a key",
                        "a key that is unique in the edition");
    }
    each_that_repeats(
        check.learners, [](const Learner& learner) { return unless_empty(learner.key); },
        [&check](const Learner& learner, const Learner& first) {
            check.error(duplicate_learner_key, learner, "key",
                        fmt::format("“{}” is also the key of {} ({})", learner.key, first.name,
                                    to_string(first.place)),
                        "a key that is unique in the edition");
        });
}

void check_name(const Check& check, const Learner& learner) {
    if (learner.name.empty() && !column_is_missing(check, learner, "name")) {
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

PartialDate years_later(PartialDate date, int years) {
    date.year += years;
    return date;
}

// Whether the date, as far as it is known, lies wholly before that day.
bool before(const PartialDate& date, const Date& day) {
    if (date.year != day.year) return date.year < day.year;
    if (date.month == 0 || date.month != day.month) return date.month != 0 && date.month < day.month;
    return date.day != 0 && date.day < day.day;
}

// Columns that every learner needs.
void check_birth_columns(const Check& check) {
    if (check.edition.type == CertificateType::participation || check.learners.empty()) return;
    const Learner any = check.learners.front();
    if (column_is_missing(check, any, "birth_date")) {
        check.list_error(
            missing_field, "birth_date", "the list has no column with birth dates",
            "a column “birth_date” (or “Geburtsdatum”, “Date of birth”), or its name in the edition: "
            "columns = { birth_date = \"…\" } under [learners]");
    }
    if (column_is_missing(check, any, "birth_place")) {
        check.list_error(
            missing_field, "birth_place", "the list has no column with places of birth",
            "a column “birth_place” (or “Geburtsort”, “Place of birth”), or its name in the edition: "
            "columns = { birth_place = \"…\" } under [learners]");
    }
}

// Annex 3: birth date and place are mandatory but on a certificate of participation.
void check_birth(const Check& check, const Learner& learner) {
    const bool needed = check.edition.type != CertificateType::participation;
    if (needed && !learner.birth_date && !column_is_missing(check, learner, "birth_date")) {
        check.error(missing_field, learner, "birth_date", "no birth date", "a date: 2002-03-14");
    }
    if (needed && learner.birth_place.empty() && !column_is_missing(check, learner, "birth_place")) {
        check.error(missing_field, learner, "birth_place", "no place of birth",
                    "the place, with the country where needed");
    }
    if (!learner.birth_date || learner.birth_date->year == 0) return;
    if (after(*learner.birth_date, check.today)) {
        check.error(birth_date_in_future, learner, "birth_date",
                    fmt::format("{} lies in the future", to_iso(*learner.birth_date)), "a day in the past");
    } else if (after(years_later(*learner.birth_date, youngest_learner), check.today)) {
        check.warn(birth_date_implausible, learner, "birth_date",
                   fmt::format("{} is less than {} years ago", to_iso(*learner.birth_date), youngest_learner),
                   "the birth date compared with the person's papers");
    } else if (before(years_later(*learner.birth_date, oldest_learner), check.today)) {
        check.warn(birth_date_implausible, learner, "birth_date",
                   fmt::format("{} is more than {} years ago", to_iso(*learner.birth_date), oldest_learner),
                   "the birth date compared with the person's papers");
    }
}

// "311204" twice is one person twice, or a slip of the keyboard.
void check_student_numbers(const Check& check) {
    each_that_repeats(
        check.learners, [](const Learner& learner) { return unless_empty(learner.student_number); },
        [&check](const Learner& learner, const Learner& first) {
            if (first.key == learner.key) return;  // a key twice has been reported
            check.error(duplicate_student_number, learner, "student_number",
                        fmt::format("“{}” is also the student number of {} ({})", learner.student_number,
                                    first.name, to_string(first.place)),
                        "each student once, with a number of their own");
        });
}

// Two keys for what seems to be one person.
void check_persons(const Check& check) {
    const auto name_and_birth = [](const Learner& learner) {
        std::optional<std::pair<Bytes, PartialDate>> person;
        if (learner.birth_date && !learner.name.empty())
            person.emplace(folded_name(learner.name), *learner.birth_date);
        return person;
    };
    each_that_repeats(check.learners, name_and_birth, [&check](const Learner& learner, const Learner& first) {
        if (first.key == learner.key) return;
        check.warn(
            learner_twice, learner, "name",
            fmt::format("{} has the name and the birth date of {}", learner.name, to_string(first.place)),
            "one row for each person; two persons may of course agree in both");
    });
}

}  // namespace

void check_learners(const Check& check) {
    check_keys(check);
    check_student_numbers(check);
    check_persons(check);
    check_birth_columns(check);
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
