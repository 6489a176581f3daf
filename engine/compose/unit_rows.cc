// Rows about learning units: their list in the supplement of a programme, and what only a unit's own section has.
#include "compose/rows.h"

namespace sigillum::compose::rows {
namespace {

using document::Node;
using document::Role;
using document::Scope;
using sigillum::credential::CompletedUnit;
using sigillum::credential::Unit;

Node unit_line(const Telling& telling, std::size_t number, const Unit& unit, const CompletedUnit& completed) {
    Voice& voice = telling.voice;
    const Subject subject = subject_of(unit, completed);
    const Telling of_unit{voice, telling.credential, subject};
    Node name = header_cell(Scope::row, {});
    name.children.push_back(paragraph(Role::value, opportunity_in_full(of_unit)));
    name.children.push_back(paragraph(Role::note, university_name(voice.main(), telling.edition(), unit.university)));
    return table_row(
        {data_cell(voice.fact(std::to_string(number))), std::move(name), data_cell(workload_of(of_unit, unit.workload))});
}

}  // namespace

Nodes units(const Telling& telling) {
    Nodes lines;
    for (const auto& [unit, completed] : telling.credential.units()) {
        lines.push_back(unit_line(telling, lines.size() + 1, *unit, *completed));
    }
    if (lines.empty()) return {};
    Voice& voice = telling.voice;
    Nodes nodes;
    nodes.push_back(paragraph(Role::value, voice.say("units.lead")));
    nodes.push_back(table(Role::unit_list, std::move(lines)));
    nodes.push_back(paragraph(Role::value, voice.say("units.specification")));
    if (!telling.edition().prerequisites.empty()) {
        nodes.push_back(
            key_values({{voice.say("key.prerequisites"), voice.text(telling.edition().prerequisites, "prerequisites")}}));
    }
    return nodes;
}

Nodes name(const Telling& telling) { return {paragraph(Role::value, opportunity_in_full(telling))}; }

Nodes university(const Telling& telling) {
    return {paragraph(Role::value, university_and_relation(telling, telling.subject.university))};
}

}  // namespace sigillum::compose::rows
