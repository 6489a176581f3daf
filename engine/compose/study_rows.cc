// Rows that say what was learned, how, with whom and how it was assessed.
#include <algorithm>

#include "compose/rows.h"
#include "credential/words.h"

namespace sigillum::compose::rows {
namespace {

using document::Kind;
using document::Node;
using document::Role;
using document::Text;
using sigillum::credential::Assessment;
using sigillum::credential::AssessmentKind;
using sigillum::credential::AssessmentSetting;
using sigillum::credential::Attendance;
using sigillum::credential::Instructor;
using sigillum::credential::Mode;
using sigillum::credential::OutcomeGroup;
using sigillum::credential::OutcomeKind;
using sigillum::credential::Participation;
using sigillum::credential::WorkloadUnit;

Node outcome_group(const Telling& telling, const Wording& wording, const OutcomeGroup& group) {
    Trouble& trouble = telling.voice.trouble;
    std::vector<Text> items;
    for (const auto& item : group.items) items.push_back(wording.text(item, telling.field("outcomes"), trouble));
    if (group.kind == OutcomeKind::free) return bullets(std::move(items));
    const std::string key = "outcomes." + std::string(sigillum::credential::word_of(group.kind));
    Node division = compose::division(Role::outcome_group);
    division.children.push_back(paragraph(Role::outcome_title, wording.say(key, trouble)));
    division.children.push_back(bullets(std::move(items)));
    return division;
}

Nodes outcome_groups(const Telling& telling, const Wording& wording) {
    Nodes groups;
    for (const OutcomeGroup& group : telling.subject.outcomes) {
        if (!group.items.empty()) groups.push_back(outcome_group(telling, wording, group));
    }
    return groups;
}

// The main language alone, or both side by side.
template <class Tell>
Nodes running_text(const Telling& telling, Tell tell) {
    Nodes main = tell(telling.voice.main());
    if (!telling.voice.bilingual() || main.empty()) return main;
    return {pairs(std::move(main), tell(telling.voice.second_column()))};
}

Line duration_of(const Telling& telling, const Attendance& attendance) {
    if (!attendance.duration) return {};
    return telling.voice.both(
        [&](const Wording& wording) { return wording.plain(wording.catalogue().date_range(*attendance.duration)); });
}

Line hours_of(const Telling& telling, const Attendance& attendance) {
    if (attendance.contact_hours.empty()) return {};
    return telling.voice.fact(telling.voice.main().catalogue().decimal(attendance.contact_hours));
}

// An empty place in a table of two forms says so.
Line or_dash(const Telling& telling, Line line) { return line.empty() ? telling.voice.fact("–") : line; }

Node blended_table(const Telling& telling, const Participation& participation) {
    Voice& voice = telling.voice;
    Nodes table_rows;
    table_rows.push_back(table_row({data_cell({}), header_cell(document::Scope::column, voice.say("column.in_presence")),
                                    header_cell(document::Scope::column, voice.say("column.online"))}));
    const auto add = [&](std::string_view key, Line in_presence, Line online) {
        if (in_presence.empty() && online.empty()) return;
        table_rows.push_back(table_row({header_cell(document::Scope::row, voice.say(key)),
                                        data_cell(or_dash(telling, std::move(in_presence))),
                                        data_cell(or_dash(telling, std::move(online)))}));
    };
    add("key.duration", duration_of(telling, participation.in_presence), duration_of(telling, participation.online));
    add("key.contact_hours", hours_of(telling, participation.in_presence), hours_of(telling, participation.online));
    return table(Role::blended, std::move(table_rows));
}

Text condition_word(const std::optional<bool>& known) {
    if (!known) return neutral("unknown");
    return neutral(*known ? "yes" : "no");
}

Text assessment_item(const Telling& telling, const Wording& wording, const Assessment& assessment) {
    Trouble& trouble = telling.voice.trouble;
    const std::string key = "assessment." + std::string(sigillum::credential::word_of(assessment.kind));
    const bool described = !assessment.description.empty() || assessment.kind == AssessmentKind::other;
    Text item = described ? wording.text(assessment.description, telling.field("assessment.description"), trouble)
                          : wording.say(key, trouble);
    const bool online = assessment.setting == AssessmentSetting::online;
    if (online || assessment.supervised || assessment.identity_verified) {
        const Text conditions = wording.say("assessment.conditions",
                                            {{"setting", neutral(online ? "online" : "on-site")},
                                             {"supervised", condition_word(assessment.supervised)},
                                             {"identity", condition_word(assessment.identity_verified)}},
                                            trouble);
        item = wording.say("assessment.with_conditions", {{"assessment", item}, {"conditions", conditions}}, trouble);
    }
    if (assessment.weight.empty()) return item;
    const Text weight = wording.plain(wording.catalogue().decimal(assessment.weight));
    return wording.say("assessment.weighted", {{"assessment", item}, {"weight", weight}}, trouble);
}

Text affiliation_of(const Telling& telling, const Wording& wording, const Instructor& instructor) {
    if (!instructor.university.empty()) return university_name(wording, telling.edition(), instructor.university);
    return wording.name(instructor.affiliation);
}

}  // namespace

Line workload_of(const Telling& telling, const sigillum::credential::Workload& workload) {
    Line line = telling.voice.both([&](const Wording& wording) {
        Trouble& trouble = telling.voice.trouble;
        const std::string key = "workload." + std::string(sigillum::credential::word_of(workload.unit));
        const Text amount = wording.plain(wording.catalogue().decimal(workload.amount));
        const Text unit = workload.unit == WorkloadUnit::other
                              ? wording.text(workload.unit_name, telling.field("workload.unit_name"), trouble)
                              : Text{};
        return wording.say(key, {{"amount", amount}, {"count", neutral(workload.amount)}, {"unit", unit}}, trouble);
    });
    if (document::plain_text(line.text) == document::plain_text(line.second)) line.second.clear();  // "5 ECTS" is said once
    return line;
}

Nodes workload(const Telling& telling) {
    if (telling.subject.workload == nullptr) return {};
    return {paragraph(Role::value, workload_of(telling, *telling.subject.workload))};
}

Nodes eqf_level(const Telling& telling) {
    if (!telling.subject.eqf_level) return {};
    return {paragraph(Role::value, telling.voice.fact(std::to_string(*telling.subject.eqf_level)))};
}

Nodes outcomes(const Telling& telling) {
    return running_text(telling, [&](const Wording& wording) { return outcome_groups(telling, wording); });
}

Nodes languages_of_instruction(const Telling& telling) {
    const std::vector<Language>& languages = telling.subject.languages_of_instruction;
    if (languages.empty()) return {};
    return {paragraph(Role::value, telling.voice.both([&](const Wording& wording) {
        std::vector<Text> names;
        for (const Language& language : languages) names.push_back(wording.plain(wording.catalogue().language_name(language)));
        return wording.list(names);
    }))};
}

Nodes participation(const Telling& telling) {
    if (telling.subject.participation == nullptr) return {};
    const Participation& participation = *telling.subject.participation;
    Voice& voice = telling.voice;
    std::vector<KeyValue> lines;
    lines.push_back({voice.say("key.mode_of_learning"),
                     voice.say("mode." + std::string(sigillum::credential::word_of(participation.mode)))});
    if (participation.self_paced) lines.push_back({voice.say("key.duration"), voice.say("duration.self_paced")});
    Nodes nodes;
    if (participation.mode == Mode::blended) {
        nodes.push_back(key_values(std::move(lines)));
        Node table = blended_table(telling, participation);
        if (table.children.size() > 1) nodes.push_back(std::move(table));
        lines.clear();
    } else {
        const bool dated = participation.whole.duration && !participation.self_paced;
        if (dated) lines.push_back({voice.say("key.duration"), duration_of(telling, participation.whole)});
        Line hours = hours_of(telling, participation.whole);
        if (!hours.empty()) lines.push_back({voice.say("key.contact_hours"), std::move(hours)});
    }
    if (telling.subject.prerequisites != nullptr && !telling.subject.prerequisites->empty()) {
        lines.push_back({voice.say("key.prerequisites"), voice.text(*telling.subject.prerequisites, "prerequisites")});
    }
    if (!lines.empty()) nodes.push_back(key_values(std::move(lines)));
    return nodes;
}

Nodes instructors(const Telling& telling) {
    const std::vector<Instructor>& people = telling.subject.instructors;
    if (people.empty()) return {};
    // Annex 3: the affiliation is left out only if all instructors belong to the issuing university.
    const bool all_issuing = std::all_of(people.begin(), people.end(), [&](const Instructor& person) {
        return person.university == telling.edition().issuer;
    });
    const Wording& main = telling.voice.main();
    std::vector<Text> items;
    for (const Instructor& person : people) {
        const Text affiliation = all_issuing ? Text{} : affiliation_of(telling, main, person);
        Text name = main.fact(person.name);
        items.push_back(affiliation.empty() ? std::move(name)
                                            : main.say("instructor.affiliated", {{"name", name}, {"affiliation", affiliation}},
                                                       telling.voice.trouble));
    }
    return {bullets(std::move(items))};
}

Nodes assessment(const Telling& telling) {
    if (telling.subject.assessment.empty()) return {};
    return running_text(telling, [&](const Wording& wording) {
        std::vector<Text> items;
        for (const Assessment& assessment : telling.subject.assessment) {
            items.push_back(assessment_item(telling, wording, assessment));
        }
        return Nodes{bullets(std::move(items))};
    });
}

}  // namespace sigillum::compose::rows
