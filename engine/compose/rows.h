// The rows of the supplement: what the layout's `supplement_rows` and `unit_rows` may name.
#pragma once

#include <string_view>

#include "compose/blocks.h"
#include "compose/subject.h"

namespace sigillum::compose {

struct RowField {
    std::string_view name;
    Nodes (*tell)(const Telling&);  // the value of the row; none: the row vanishes
    document::Sharing sharing;

    bool is_personal() const { return sharing != document::Sharing::by_all; }
};

// nullptr for a name that no row has.
const RowField* row_field(std::string_view name);

// How many things the value lists, for headings that have a singular and a plural.
std::size_t row_count(std::string_view name, const Subject& subject);

// Builders, by the part of the credential they speak of.
namespace rows {

Nodes learner(const Telling& telling);  // identity_rows.cc
Nodes credential(const Telling& telling);
Nodes opportunity(const Telling& telling);
Nodes awarding_body(const Telling& telling);
Nodes date_of_issuing(const Telling& telling);

Nodes workload(const Telling& telling);  // study_rows.cc
Nodes eqf_level(const Telling& telling);
Nodes outcomes(const Telling& telling);
Nodes languages_of_instruction(const Telling& telling);
Nodes participation(const Telling& telling);
Nodes instructors(const Telling& telling);
Nodes assessment(const Telling& telling);

Nodes quality_assurance(const Telling& telling);  // assurance_rows.cc
Nodes grade(const Telling& telling);
Nodes stackability(const Telling& telling);
Nodes further(const Telling& telling);

Nodes units(const Telling& telling);  // unit_rows.cc
Nodes name(const Telling& telling);
Nodes university(const Telling& telling);

Line workload_of(const Telling& telling, const sigillum::credential::Workload& workload);

}  // namespace rows

}  // namespace sigillum::compose
