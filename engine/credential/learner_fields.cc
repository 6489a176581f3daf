#include "credential/learner_fields.h"

#include <algorithm>

#include "credential/plain_text.h"

namespace sigillum::credential {
namespace {

inline constexpr ErrorKind bad_email{"bad-email"};
inline constexpr ErrorKind grade_of_other_unit{"grade-of-unit-not-completed"};

// "u1; u3" -> its parts as texts at the same place; anything else is left as it is.
Value split(const Value& value) {
    if (value.kind != ValueKind::text) return value;
    Value list{.kind = ValueKind::array, .at = value.at};
    std::string_view rest = value.text;
    while (!rest.empty()) {
        const auto end = rest.find(';');
        std::string_view part = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty())
            list.items.push_back({.kind = ValueKind::text, .at = value.at, .text = std::string(part)});
    }
    return list;
}

// A grade is a text, or a number as it was typed.
void read_grade(const Value& value, std::optional<Grade>& grade, Reading& reading) {
    if (!grade) grade.emplace();
    if (value.kind == ValueKind::number) {
        grade->value = value.text;
    } else {
        grade->value = plain_text(value, reading);
    }
}

// An address as far as a slip can be seen in it; RFC 5321 allows more than anybody writes.
void read_address(const Value& value, Reading& reading) {
    const std::string address = plain_text(value, reading);
    const auto at = address.find('@');
    if (at == 0 || at == std::string::npos || at + 1 == address.size() || at != address.rfind('@') ||
        address.find(' ') != std::string::npos)
        reading.error(bad_email, value.at, "“" + address + "”", "one e-mail address, or an empty cell");
}

constexpr Field<CompletedUnit> completed_unit_fields[] = {
    {"unit", member<&CompletedUnit::unit>},
    {"grade", [](const Value& value, CompletedUnit& unit,
                 Reading& reading) { read_grade(value, unit.grade, reading); }},
};

void read_units(const Value& value, Learner& learner, Reading& reading) {
    const Value list = split(value);
    if (list.kind != ValueKind::array) return reading.wrong_kind(value, "a list of units");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Reading::Inside inside(reading, i + 1, list.items[i].at);
        CompletedUnit unit;
        if (list.items[i].kind == ValueKind::table) {
            read_table(list.items[i], std::span<const Field<CompletedUnit>>(completed_unit_fields), unit,
                       reading);
        } else {
            read_value(list.items[i], unit.unit, reading);
        }
        learner.units.push_back(std::move(unit));
    }
}

constexpr Field<Learner> learner_fields[] = {
    {"key", member<&Learner::key>},
    {"name", member<&Learner::name>},
    {"latin_name", member<&Learner::latin_name>},
    {"given_name", member<&Learner::given_name>},
    {"family_name", member<&Learner::family_name>},
    {"form", member<&Learner::form>},
    {"languages", [](const Value& value, Learner& learner,
                     Reading& reading) { read_value(split(value), learner.languages, reading); }},
    {"birth_date", member<&Learner::birth_date>},
    {"birth_place", member<&Learner::birth_place>},
    {"nationality", member<&Learner::nationality>},
    {"student_number", member<&Learner::student_number>},
    {"student_of", member<&Learner::student_of_kind>},
    {"student_university", member<&Learner::student_of_university>},
    {"grade", [](const Value& value, Learner& learner,
                 Reading& reading) { read_grade(value, learner.grade, reading); }},
    {"grade_meaning",
     [](const Value& value, Learner& learner, Reading& reading) {
         if (!learner.grade) learner.grade.emplace();
         read_value(value, learner.grade->meaning, reading);
     }},
    {"requirements_met", member<&Learner::requirements_met>},
    {"units", read_units},
    {"register_number", member<&Learner::register_number>},
    // For `deliver` alone, which reads the list again: an address is in no document and in no record.
    {"email",
     [](const Value& value, Learner& /*learner*/, Reading& reading) { read_address(value, reading); }},
};

bool is_unit_grade(const Member& member) { return member.key.starts_with(unit_grade_prefix); }

void read_unit_grade(const Member& member, Learner& learner, Reading& reading) {
    const Reading::Inside inside(reading, member.key, member.at);
    const std::string_view id = std::string_view(member.key).substr(unit_grade_prefix.size());
    for (CompletedUnit& unit : learner.units) {
        if (unit.unit == id) return read_grade(member.value, unit.grade, reading);
    }
    reading.error(grade_of_other_unit, member.at, fmt::format("a grade for unit “{}”", id),
                  "grades only for units the learner has completed (column units)");
}

}  // namespace

void read_value(const Value& value, Learner& learner, Reading& reading) {
    learner.place = reading.place_of(value.at);
    Value own = value;
    std::erase_if(own.members, is_unit_grade);
    read_table(own, std::span<const Field<Learner>>(learner_fields), learner, reading);
    for (const Member& member : value.members) {
        if (is_unit_grade(member)) read_unit_grade(member, learner, reading);
    }
}

std::vector<std::string_view> learner_keys() {
    return keys_of(std::span<const Field<Learner>>(learner_fields));
}

std::vector<std::string_view> completed_unit_keys() {
    return keys_of(std::span<const Field<CompletedUnit>>(completed_unit_fields));
}

}  // namespace sigillum::credential
