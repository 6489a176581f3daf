// Learning units of a programme (Annex 3, section 3). Units belong to the learner: those of one programme may
// differ.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "credential/decimal.h"
#include "credential/field.h"
#include "credential/rules.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t fewest_units = 2;

void check_one(const Check& check, const Unit& unit, const std::string& path) {
    const auto require = [&](bool given, std::string_view field, std::string_view example) {
        const std::string full = fmt::format("{}.{}", path, field);
        if (!given && !check.reported(full)) {
            check.error(missing_field, full, fmt::format("“{}” of a unit is not given", field),
                        std::string(example));
        }
    };
    require(!unit.id.empty(), "id", "a short id by which learners name the unit: id = \"u1\"");
    require(!unit.opportunity.title.empty(), "title", "title = \"…\"");
    require(!unit.university.empty(), "university",
            "the id of the university that held it: university = \"wut\"");
    require(!unit.workload.amount.empty(), "workload", "workload = { ects = 2 }");
    require(!unit.outcomes.empty(), "outcomes", "the unit's own outcomes: [[units.outcomes]]");
    require(!unit.languages_of_instruction.empty(), "languages_of_instruction",
            "languages_of_instruction = [\"en\"]");
    require(check.places.has(path + ".participation"), "participation",
            "[units.participation] with mode, duration, contact_hours");
    require(!unit.assessment.empty(), "assessment", "[[units.assessment]] with kind");
}

void check_ids(const Check& check) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < check.edition.units.size(); ++i) {
        const std::string& id = check.edition.units[i].id;
        if (!id.empty() && !seen.insert(id).second) {
            check.error(duplicate_unit, item_path("units", i) + ".id", fmt::format("a second unit “{}”", id),
                        "each id once");
        }
    }
}

// All of a learner's units in one measure, or nothing.
std::optional<std::int64_t> sum_of(const Edition& edition, const Learner& learner, WorkloadUnit measure) {
    std::int64_t sum = 0;
    for (const CompletedUnit& completed : learner.units) {
        const auto same = [&completed](const Unit& unit) { return unit.id == completed.unit; };
        const auto unit = std::find_if(edition.units.begin(), edition.units.end(), same);
        if (unit == edition.units.end() || unit->workload.unit != measure || unit->workload.amount.empty())
            return std::nullopt;
        sum += millionths(unit->workload.amount);
    }
    return sum;
}

void check_sum(const Check& check, const Learner& learner) {
    if (!check.edition.workload || learner.units.size() < fewest_units) return;
    const Workload& programme = *check.edition.workload;
    const auto sum = sum_of(check.edition, learner, programme.unit);
    if (!sum || programme.amount.empty() || *sum == millionths(programme.amount)) return;
    const std::string_view measure = programme.unit == WorkloadUnit::ects ? "ECTS" : word_of(programme.unit);
    check.warn(units_do_not_add_up, learner, "units",
               fmt::format("units of {} {} together", decimal_from(*sum), measure),
               fmt::format("the programme's workload of {} {}", programme.amount, measure));
}

void check_learner(const Check& check, const Learner& learner, std::span<const std::string_view> ids) {
    if (learner.units.size() < fewest_units) {
        check.error(too_few_units, learner, "units", fmt::format("{} completed units", learner.units.size()),
                    fmt::format("at least {} in a programme", fewest_units));
    }
    std::set<std::string_view> seen;
    for (const CompletedUnit& completed : learner.units) {
        if (!seen.insert(completed.unit).second) {
            check.error(duplicate_unit, learner, "units",
                        fmt::format("unit “{}” a second time", completed.unit), "each unit once");
        } else if (std::find(ids.begin(), ids.end(), completed.unit) == ids.end() && !check.unread("units")) {
            check.error(unknown_unit, learner, "units", fmt::format("“{}”", completed.unit),
                        suggestion(completed.unit, ids, "no unit, since the edition has none"));
        }
    }
    check_sum(check, learner);
}

}  // namespace

void check_units(const Check& check) {
    const auto& units = check.edition.units;
    if (check.edition.type != CertificateType::programme) {
        for (const Learner& learner : check.learners) {
            if (!learner.units.empty()) {
                check.error(not_of_this_type, learner, "units", "completed units, but no programme",
                            "units only in an edition of type programme");
            }
        }
        return;
    }
    if (units.size() == 1) {
        check.error(too_few_units, "units", "one learning unit",
                    fmt::format("at least {} in a programme", fewest_units));
    }
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < units.size(); ++i) {
        check_one(check, units[i], item_path("units", i));
        ids.push_back(units[i].id);
    }
    check_ids(check);
    for (const Learner& learner : check.learners) check_learner(check, learner, ids);
}

}  // namespace sigillum::credential
