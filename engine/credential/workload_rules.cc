// Credits, levels and hours. Sources: Annex 3 (supplement, sections 4.2 and 5.1 of the framework); 1 ECTS is
// 25 to 30 hours of work (ECTS Users' Guide 2015); 1 CEU is 10 hours of instruction.
#include <fmt/format.h>

#include "credential/decimal.h"
#include "credential/reading.h"
#include "credential/rules.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

// The shortest degrees of the European area (second cycle, QF-EHEA) have 60 credits.
constexpr std::int64_t credits_of_a_degree = 60;
constexpr std::int64_t one = 1000000;

// Credits in millionths, an hour of work counting as 1/25 and a CEU as 10 hours; nothing for other measures.
std::optional<std::int64_t> credits(const Workload& workload) {
    switch (workload.unit) {
        case WorkloadUnit::ects:
            return millionths(workload.amount);
        case WorkloadUnit::hours:
            return millionths(workload.amount) / 25;
        case WorkloadUnit::ceu:
            return millionths(workload.amount) * 10 / 25;
        case WorkloadUnit::other:
            return std::nullopt;
    }
    return std::nullopt;
}

std::string shown(const Workload& workload) {
    return fmt::format("{} {}", workload.amount,
                       workload.unit == WorkloadUnit::ects ? "ECTS" : word_of(workload.unit));
}

void check_size(const Check& check, const Workload& workload) {
    const auto size = credits(workload);
    if (!size || workload.amount.empty()) return;  // an amount that is missing was reported where it was read
    if (is_micro_credential(check.edition.type) && *size < one) {
        check.error(workload_too_small, "workload", shown(workload),
                    "at least 1 ECTS for a micro-credential");
    } else if (is_micro_credential(check.edition.type) && *size < 3 * one) {
        check.warn(workload_below_recommendation, "workload", shown(workload),
                   "3 ECTS or more, as the framework recommends for a micro-credential");
    }
    if (*size >= credits_of_a_degree * one) {
        check.warn(workload_of_a_degree, "workload", shown(workload),
                   fmt::format("less than a full degree has ({} ECTS)", credits_of_a_degree));
    }
}

void check_measure(const Check& check, const Workload& workload, const std::string& path) {
    if (workload.amount.empty()) return;
    if (millionths(workload.amount) == 0) {
        check.error(workload_too_small, path, shown(workload), "more than nothing");
    }
    if (workload.unit == WorkloadUnit::other && workload.unit_name.empty()) {
        check.error(missing_field, path + ".unit", "a measure without a name", "unit = \"…\" beside amount");
    }
    const bool academic = is_micro_credential(check.edition.type) && !check.unread("character") &&
                          check.edition.character == Character::academic;
    if (academic && workload.unit != WorkloadUnit::ects) {
        check.warn(measure_not_academic, path, fmt::format("a workload in {}", word_of(workload.unit)),
                   "ECTS for academic achievement; other measures belong to professional achievement");
    }
}

// Annex 3 has 6 to 8; the 2021 report on micro-credentials allows 5 as well.
void check_level(const Check& check, const std::optional<int>& level, const std::string& path) {
    if (!level || (*level >= 5 && *level <= 8)) return;
    check.error(bad_eqf_level, path, fmt::format("“{}”", *level), "an EQF level from 5 to 8");
}

std::int64_t contact_hours(const Participation& participation) {
    return millionths(participation.whole.contact_hours) +
           millionths(participation.in_presence.contact_hours) +
           millionths(participation.online.contact_hours);
}

void check_contact_hours(const Check& check, const Workload& workload, const Participation& participation,
                         const std::string& path) {
    if (workload.unit != WorkloadUnit::ects && workload.unit != WorkloadUnit::hours) return;
    if (workload.amount.empty()) return;
    const std::int64_t hours_a_unit = workload.unit == WorkloadUnit::ects ? 30 : 1;
    const std::int64_t most = millionths(workload.amount) * hours_a_unit;
    const std::int64_t hours = contact_hours(participation);
    if (hours > most) {
        check.warn(contact_hours_above_workload, path, fmt::format("{} contact hours", decimal_from(hours)),
                   fmt::format("no more than the whole workload of {}, {} hours at most", shown(workload),
                               decimal_from(most)));
    }
}

}  // namespace

void check_workload(const Check& check) {
    const Edition& edition = check.edition;
    if (edition.workload) {
        check_size(check, *edition.workload);
        check_measure(check, *edition.workload, "workload");
        if (edition.participation) {
            check_contact_hours(check, *edition.workload, *edition.participation, "participation");
        }
    }
    check_level(check, edition.eqf_level, "eqf_level");
    for (std::size_t i = 0; i < edition.units.size(); ++i) {
        const Unit& unit = edition.units[i];
        const std::string path = item_path("units", i);
        check_measure(check, unit.workload, path + ".workload");
        check_level(check, unit.eqf_level, path + ".eqf_level");
        check_contact_hours(check, unit.workload, unit.participation, path + ".participation");
        if (edition.eqf_level && unit.eqf_level && *unit.eqf_level > *edition.eqf_level) {
            check.warn(unit_above_programme_level, path + ".eqf_level",
                       fmt::format("level {}", *unit.eqf_level),
                       fmt::format("at most the programme's level {}", *edition.eqf_level));
        }
    }
}

}  // namespace sigillum::credential
