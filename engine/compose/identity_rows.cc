// Rows that say who has been awarded what, by whom and when.
#include "compose/rows.h"

namespace sigillum::compose::rows {
namespace {

using document::Emphasis;
using document::Role;
using document::Text;

Text kind_of_study(std::string_view kind) {
    for (const std::string_view known : {"BS", "MS", "PhD", "staff"}) {
        if (kind == known) return neutral(known);
    }
    return neutral("other");
}

// "MS student of": «university»
KeyValue student_of(const Telling& telling) {
    const sigillum::credential::Learner& learner = telling.learner();
    Line key =
        telling.voice.say("key.student_of", {{"kind", kind_of_study(learner.student_of_kind)},
                                             {"words", telling.voice.main().plain(learner.student_of_kind)}});
    const Wording& main = telling.voice.main();
    return {std::move(key),
            {.text = university_name(main, telling.edition(), learner.student_of_university), .second = {}}};
}

KeyValue issuer_country(const Telling& telling) {
    return {telling.voice.say("key.issuer_country"), telling.voice.both([&](const Wording& wording) {
                return wording.fact(wording.catalogue().country_name(telling.credential.issuer().country));
            })};
}

Line with_emphasis(Line line, Emphasis emphasis) {
    for (document::Run& run : line.text) {
        if (run.emphasis == Emphasis::plain) run.emphasis = emphasis;
    }
    return line;
}

}  // namespace

Nodes learner(const Telling& telling) {
    const sigillum::credential::Learner& learner = telling.learner();
    Voice& voice = telling.voice;
    std::vector<KeyValue> lines;
    lines.push_back({voice.say("key.first_and_last_name"), voice.fact(learner.name, Emphasis::strong)});
    if (telling.edition().show_latin_name && !learner.latin_name.empty()) {
        lines.push_back({voice.say("key.latin_name"), voice.fact(learner.latin_name)});
    }
    if (learner.birth_date) {
        lines.push_back(
            {voice.say("key.date_of_birth"), voice.fact(voice.main().catalogue().date(*learner.birth_date))});
    }
    if (!learner.birth_place.empty())
        lines.push_back({voice.say("key.place_of_birth"), voice.fact(learner.birth_place)});
    if (!learner.student_of_university.empty()) lines.push_back(student_of(telling));
    if (!learner.nationality.empty()) {
        lines.push_back({voice.say("key.nationality"), voice.both([&](const Wording& wording) {
                             return wording.fact(wording.catalogue().country_name(learner.nationality));
                         })});
    }
    if (!learner.student_number.empty()) {
        lines.push_back({voice.say("key.student_number"), voice.fact(learner.student_number)});
    }
    return {key_values(std::move(lines))};
}

Nodes credential(const Telling& telling) {
    Voice& voice = telling.voice;
    std::vector<KeyValue> lines;
    lines.push_back(
        {voice.say("key.name_title"),
         with_emphasis(voice.say("name." + certificate_key(telling.edition())), Emphasis::strong)});
    lines.push_back({voice.say("key.learning_activity"), opportunity_in_full(telling)});
    return {key_values(std::move(lines))};
}

Nodes opportunity(const Telling& telling) {
    Nodes nodes{paragraph(Role::value, with_emphasis(opportunity_in_full(telling), Emphasis::strong))};
    if (!telling.credential.issuer().country.empty()) nodes.push_back(key_values({issuer_country(telling)}));
    return nodes;
}

Nodes awarding_body(const Telling& telling) {
    Nodes nodes{paragraph(Role::value, compose::awarding_body(telling))};
    if (!telling.credential.issuer().country.empty()) nodes.push_back(key_values({issuer_country(telling)}));
    return nodes;
}

Nodes date_of_issuing(const Telling& telling) {
    Voice& voice = telling.voice;
    Nodes nodes{paragraph(Role::value, voice.main().date(telling.credential.date_of_issuing()))};
    if (telling.edition().valid_until) {
        nodes.push_back(
            key_values({{voice.say("key.valid_until"),
                         {.text = voice.main().date(*telling.edition().valid_until), .second = {}}}}));
    }
    return nodes;
}

}  // namespace sigillum::compose::rows
