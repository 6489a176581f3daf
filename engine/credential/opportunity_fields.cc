#include "credential/opportunity_fields.h"

namespace sigillum::credential {
namespace {

constexpr Field<Opportunity> opportunity_fields[] = {
    {"kind", member<&Opportunity::kind>},
    {"title", member<&Opportunity::title>},
    {"funding", member<&Opportunity::funding>},
};

// A workload while it is read: each measure that was given.
struct GivenWorkload {
    Workload workload;
    int measures = 0;
};

template <WorkloadUnit Unit>
void measure(const Value& value, GivenWorkload& given, Reading& reading) {
    given.workload.unit = Unit;
    ++given.measures;
    read_decimal(value, given.workload.amount, reading);
}

constexpr Field<GivenWorkload> workload_fields[] = {
    {"ects", measure<WorkloadUnit::ects>},
    {"ceu", measure<WorkloadUnit::ceu>},
    {"hours", measure<WorkloadUnit::hours>},
    {"amount", measure<WorkloadUnit::other>},
    {"unit", [](const Value& value, GivenWorkload& given,
                Reading& reading) { read_value(value, given.workload.unit_name, reading); }},
};

constexpr Field<OutcomeGroup> outcome_fields[] = {
    {"kind", member<&OutcomeGroup::kind>},
    {"items", member<&OutcomeGroup::items>},
};

// A period while it is read.
struct GivenPeriod {
    std::optional<Date> on, from, to;
};

constexpr Field<GivenPeriod> period_fields[] = {
    {"on", member<&GivenPeriod::on>},
    {"from", member<&GivenPeriod::from>},
    {"to", member<&GivenPeriod::to>},
};

constexpr Field<Attendance> attendance_fields[] = {
    {"duration", member<&Attendance::duration>},
    {"contact_hours", decimal_member<&Attendance::contact_hours>},
};

constexpr Field<Participation> participation_fields[] = {
    {"mode", member<&Participation::mode>},
    {"self_paced", member<&Participation::self_paced>},
    {"duration", [](const Value& value, Participation& participation,
                    Reading& reading) { read_value(value, participation.whole.duration, reading); }},
    {"contact_hours",
     [](const Value& value, Participation& participation, Reading& reading) {
         read_decimal(value, participation.whole.contact_hours, reading);
     }},
    {"in_presence", member<&Participation::in_presence>},
    {"online", member<&Participation::online>},
};

constexpr Field<Instructor> instructor_fields[] = {
    {"name", member<&Instructor::name>},
    {"university", member<&Instructor::university>},
    {"affiliation", member<&Instructor::affiliation>},
};

constexpr Field<Assessment> assessment_fields[] = {
    {"kind", member<&Assessment::kind>},
    {"description", member<&Assessment::description>},
    {"weight", decimal_member<&Assessment::weight>},
    {"setting", member<&Assessment::setting>},
    {"supervised", member<&Assessment::supervised>},
    {"identity_verified", member<&Assessment::identity_verified>},
};

constexpr Field<Stackability> stackability_fields[] = {
    {"stand_alone", member<&Stackability::stand_alone>}, {"need", member<&Stackability::need>},
    {"programme", member<&Stackability::programme>},     {"coordinator", member<&Stackability::coordinator>},
    {"credential", member<&Stackability::credential>},
};

constexpr Field<FurtherInformation> further_fields[] = {
    {"partnership", member<&FurtherInformation::partnership>},
    {"endorsement", member<&FurtherInformation::endorsement>},
    {"isced_f", member<&FurtherInformation::isced_f>},
    {"isced_f_name", member<&FurtherInformation::isced_f_name>},
    {"notes", member<&FurtherInformation::notes>},
};

template <class Owner, std::size_t size>
void read_fields(const Value& value, const Field<Owner> (&fields)[size], Owner& owner, Reading& reading) {
    read_table(value, std::span<const Field<Owner>>(fields), owner, reading);
}

}  // namespace

void read_value(const Value& value, Opportunity& opportunity, Reading& reading) {
    read_fields(value, opportunity_fields, opportunity, reading);
}

void read_value(const Value& value, Workload& workload, Reading& reading) {
    GivenWorkload given;
    const int errors_before = reading.errors();
    read_fields(value, workload_fields, given, reading);
    const bool mistyped = given.measures == 0 && reading.errors() > errors_before;  // reported at its key
    if (given.measures != 1 && value.kind == ValueKind::table && !mistyped) {
        reading.error(two_measures, value.at, fmt::format("{} measures of workload", given.measures),
                      "exactly one of ects, ceu, hours, amount");
    } else if (const Value* unit = value.find("unit");
               unit != nullptr && given.measures == 1 && given.workload.unit != WorkloadUnit::other) {
        const Reading::Inside inside(reading, "unit", unit->at);
        reading.error(unit_without_amount, unit->at,
                      fmt::format("a unit of its own beside {}", word_of(given.workload.unit)),
                      fmt::format("either {} alone, or a measure of your own: {{ amount = …, unit = \"…\" }}",
                                  word_of(given.workload.unit)));
    }
    workload = std::move(given.workload);
}

void read_value(const Value& value, OutcomeGroup& group, Reading& reading) {
    read_fields(value, outcome_fields, group, reading);
}

void read_value(const Value& value, DateRange& period, Reading& reading) {
    GivenPeriod given;
    const int errors_before = reading.errors();
    read_fields(value, period_fields, given, reading);
    if (given.on && !given.from && !given.to) {
        period = {*given.on, *given.on};
    } else if (!given.on && given.from && given.to) {
        period = {*given.from, *given.to};
    } else if (reading.errors() == errors_before) {
        reading.error(incomplete_period, value.at, "a period that is not complete",
                      "either “on”, or both “from” and “to”");
    }
}

void read_value(const Value& value, Attendance& attendance, Reading& reading) {
    read_fields(value, attendance_fields, attendance, reading);
}

void read_value(const Value& value, Participation& participation, Reading& reading) {
    read_fields(value, participation_fields, participation, reading);
}

void read_value(const Value& value, Instructor& instructor, Reading& reading) {
    read_fields(value, instructor_fields, instructor, reading);
}

void read_value(const Value& value, Assessment& assessment, Reading& reading) {
    read_fields(value, assessment_fields, assessment, reading);
}

void read_value(const Value& value, Stackability& stackability, Reading& reading) {
    read_fields(value, stackability_fields, stackability, reading);
}

void read_value(const Value& value, FurtherInformation& further, Reading& reading) {
    read_fields(value, further_fields, further, reading);
}

void read_value(const Value& value, GradeMeanings& meanings, Reading& reading) {
    if (value.kind != ValueKind::table)
        return reading.wrong_kind(value, "a table with a meaning for each grade");
    for (const Member& entry : value.members) {
        const Reading::Inside inside(reading, entry.key, entry.at);
        read_value(entry.value, meanings[entry.key], reading);
    }
}

std::vector<std::pair<std::string_view, std::vector<std::string_view>>> opportunity_keys() {
    const auto keys = []<class Owner, std::size_t size>(const Field<Owner>(&fields)[size]) {
        return keys_of(std::span<const Field<Owner>>(fields));
    };
    return {
        {"opportunity", keys(opportunity_fields)},   {"workload", keys(workload_fields)},
        {"outcomeGroup", keys(outcome_fields)},      {"period", keys(period_fields)},
        {"attendance", keys(attendance_fields)},     {"participation", keys(participation_fields)},
        {"instructor", keys(instructor_fields)},     {"assessment", keys(assessment_fields)},
        {"stackability", keys(stackability_fields)}, {"furtherInformation", keys(further_fields)},
    };
}

}  // namespace sigillum::credential
