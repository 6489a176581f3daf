// The learners of an edition, of whom there may be tens of thousands.
#pragma once

#include <tuple>

#include "base/packed_list.h"
#include "base/packed_values.h"
#include "credential/learner.h"

namespace sigillum::credential {

// In the order of the list.
using Learners = PackedList<Learner>;

template <MaybeConst<LocalText> T>
auto values_of(T& text) {
    auto& [texts] = text;
    return std::tie(texts);
}

template <MaybeConst<Grade> T>
auto values_of(T& grade) {
    auto& [value, meaning] = grade;
    return std::tie(value, meaning);
}

template <MaybeConst<CompletedUnit> T>
auto values_of(T& completed) {
    auto& [unit, grade] = completed;
    return std::tie(unit, grade);
}

template <MaybeConst<Learner> T>
auto values_of(T& learner) {
    auto& [key, name, latin_name, given_name, family_name, form, languages, birth_date, birth_place,
           nationality, student_number, student_of_kind, student_of_university, grade, requirements_met,
           units, register_number, place] = learner;
    return std::tie(key, name, latin_name, given_name, family_name, form, languages, birth_date, birth_place,
                    nationality, student_number, student_of_kind, student_of_university, grade,
                    requirements_met, units, register_number, place);
}

}  // namespace sigillum::credential
