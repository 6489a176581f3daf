// Reads what an edition or a learning unit says of its opportunity.
#pragma once

#include "credential/edition.h"
#include "credential/field.h"
#include "credential/opportunity.h"

namespace sigillum::credential {

inline constexpr ErrorKind two_measures{"two-measures"};
inline constexpr ErrorKind unit_without_amount{"unit-without-amount"};
inline constexpr ErrorKind incomplete_period{"incomplete-period"};

void read_value(const Value& value, Opportunity& opportunity, Reading& reading);
// { ects = 5 }, { ceu = 3 }, { hours = 60 } or { amount = 4, unit = "kurspoeng" }
void read_value(const Value& value, Workload& workload, Reading& reading);
void read_value(const Value& value, OutcomeGroup& group, Reading& reading);
void read_value(const Value& value, Participation& participation, Reading& reading);
void read_value(const Value& value, Attendance& attendance, Reading& reading);
// { from = 2026-02-23, to = 2026-02-27 } or { on = 2026-02-23 }
void read_value(const Value& value, DateRange& period, Reading& reading);
void read_value(const Value& value, Instructor& instructor, Reading& reading);
void read_value(const Value& value, Assessment& assessment, Reading& reading);
void read_value(const Value& value, Stackability& stackability, Reading& reading);
void read_value(const Value& value, FurtherInformation& further, Reading& reading);
void read_value(const Value& value, GradeMeanings& meanings, Reading& reading);

// The keys of each of these tables, by the name of its definition in docs/schema/edition.schema.json.
std::vector<std::pair<std::string_view, std::vector<std::string_view>>> opportunity_keys();

}  // namespace sigillum::credential
