// Reads one learner: a table of an edition file, or a row of a list whose cells are its members.
#pragma once

#include "credential/field.h"
#include "credential/learner.h"

namespace sigillum::credential {

// Units may be a list of ids, a list of { unit, grade }, or one text "u1; u3"; grades of units may also stand
// beside them as members "grade:u1". Languages may be a list or one text "en; pl".
void read_value(const Value& value, Learner& learner, Reading& reading);

// Every key but the "grade:…" ones.
std::vector<std::string_view> learner_keys();
std::vector<std::string_view> completed_unit_keys();

// The beginning of the names of columns with the grades of units.
inline constexpr std::string_view unit_grade_prefix = "grade:";

}  // namespace sigillum::credential
