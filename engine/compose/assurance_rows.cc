// Rows that say how quality is assured, which grade was achieved, and where the credential leads.
#include "compose/rows.h"
#include "credential/words.h"

namespace sigillum::compose::rows {
namespace {

using document::Emphasis;
using document::Node;
using document::Role;
using document::Text;
using sigillum::credential::CertificateType;
using sigillum::credential::FurtherInformation;
using sigillum::credential::Stackability;

Nodes assurance(const Telling& telling, const Wording& wording) {
    const sigillum::credential::Edition& edition = telling.edition();
    Trouble& trouble = telling.voice.trouble;
    const bool programme = edition.type == CertificateType::programme;
    const Text university = university_name(wording, edition, edition.issuer);
    const Text alliance = alliance_name(wording, edition);
    const Text opportunity = opportunity_name(wording, telling);
    std::vector<Text> levels;
    for (const std::string_view key : {programme ? "qa.university.programme" : "qa.university", "qa.alliance"}) {
        levels.push_back(
            wording.say(key, {{"university", university}, {"alliance", alliance}, {"opportunity", opportunity}}, trouble));
    }
    return {paragraph(Role::value, wording.say("qa.lead", trouble)), bullets(std::move(levels))};
}

Nodes stacking(const Telling& telling, const Wording& wording, const Stackability& stackability) {
    Trouble& trouble = telling.voice.trouble;
    if (stackability.stand_alone) return {paragraph(Role::value, wording.say("stackability.stand_alone", trouble))};
    const std::string key = "stackability." + std::string(sigillum::credential::word_of(stackability.need));
    return {paragraph(
        Role::value,
        wording.say(key,
                    {{"opportunity", opportunity_name(wording, telling)},
                     {"programme", wording.title(wording.text(stackability.programme, "stackability.programme", trouble))},
                     {"university", university_name(wording, telling.edition(), stackability.coordinator)},
                     {"credential", wording.text(stackability.credential, "stackability.credential", trouble)}},
                    trouble))};
}

// The official name, or the one given with the edition.
Text isced_name(const Telling& telling, const Wording& wording, const FurtherInformation& further) {
    if (further.isced_f_name.find(wording.language()) == nullptr) {
        if (const std::string* name = wording.catalogue().field_of_education(further.isced_f)) return wording.plain(*name);
    }
    return wording.text(further.isced_f_name, telling.field("further.isced_f_name"), telling.voice.trouble);
}

std::vector<Text> further_items(const Telling& telling, const Wording& wording, const FurtherInformation& further) {
    Trouble& trouble = telling.voice.trouble;
    std::vector<Text> items;
    const auto add = [&](std::string_view key, const sigillum::credential::LocalText& text, std::string_view field) {
        if (text.empty()) return;
        items.push_back(wording.say(key, {{"text", wording.text(text, telling.field(field), trouble)}}, trouble));
    };
    add("further.partnership", further.partnership, "further.partnership");
    add("further.endorsement", further.endorsement, "further.endorsement");
    if (!further.isced_f.empty()) {
        items.push_back(wording.say(
            "further.isced_f",
            {{"code", wording.plain(further.isced_f)}, {"name", isced_name(telling, wording, further)}}, trouble));
    }
    for (const auto& note : further.notes) items.push_back(wording.text(note, telling.field("further.notes"), trouble));
    return items;
}

Nodes side_by_side(const Telling& telling, Nodes main, Nodes second) {
    if (!telling.voice.bilingual() || main.empty()) return main;
    return {pairs(std::move(main), std::move(second))};
}

}  // namespace

Nodes quality_assurance(const Telling& telling) {
    if (!telling.edition().quality_assurance) return {};
    Nodes main = assurance(telling, telling.voice.main());
    if (!telling.voice.bilingual()) return main;
    return side_by_side(telling, std::move(main), assurance(telling, telling.voice.second_column()));
}

Nodes grade(const Telling& telling) {
    if (telling.subject.grade == nullptr) return {};
    const sigillum::credential::Grade& grade = *telling.subject.grade;
    Voice& voice = telling.voice;
    const std::string_view field = "learners.grade_meaning";
    Line line = voice.fact(grade.value, Emphasis::strong);
    if (!grade.meaning.empty()) {
        const Wording& main = voice.main();
        const Text meaning = main.text(grade.meaning, field, voice.trouble);
        line.text = main.say("grade.with_meaning", {{"grade", line.text}, {"meaning", meaning}}, voice.trouble);
        if (voice.bilingual()) line.second = voice.second_line().text(grade.meaning, field, voice.trouble);
    }
    Nodes nodes{paragraph(Role::value, std::move(line))};
    if (!telling.subject.grading_scheme.empty()) {
        nodes.push_back(paragraph(Role::note, voice.text(telling.subject.grading_scheme, telling.field("grading_scheme"))));
    }
    return nodes;
}

Nodes stackability(const Telling& telling) {
    if (!telling.edition().stackability) return {};
    const Stackability& stackability = *telling.edition().stackability;
    Nodes main = stacking(telling, telling.voice.main(), stackability);
    if (!telling.voice.bilingual()) return main;
    return side_by_side(telling, std::move(main), stacking(telling, telling.voice.second_column(), stackability));
}

// One thing is a paragraph, several are a list.
Nodes further(const Telling& telling) {
    if (telling.subject.further == nullptr) return {};
    const auto block = [&](const Wording& wording) {
        std::vector<Text> items = further_items(telling, wording, *telling.subject.further);
        Nodes nodes;
        if (items.size() == 1) nodes.push_back(paragraph(Role::value, std::move(items.front())));
        else if (!items.empty()) nodes.push_back(bullets(std::move(items)));
        return nodes;
    };
    Nodes main = block(telling.voice.main());
    if (!telling.voice.bilingual()) return main;
    return side_by_side(telling, std::move(main), block(telling.voice.second_column()));
}

}  // namespace sigillum::compose::rows
