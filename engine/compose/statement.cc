#include "compose/statement.h"

#include <algorithm>
#include <array>
namespace sigillum::compose {
namespace {

using document::Role;
using document::Text;

Nodes issuer(const Telling& telling) {
    const Wording& main = telling.voice.main();
    return {paragraph(Role::issuer, university_name(main, telling.edition(), telling.edition().issuer))};
}

// The second language repeats the issuer's name, since the first line shows it in the main language only.
Nodes relation(const Telling& telling) {
    Line line{.text = relation_of_issuer(telling.voice.main(), telling),
              .second = awarding_body(telling).second};
    if (line.text.empty()) return {};
    return {paragraph(Role::issuer_relation, std::move(line))};
}

Nodes phrase(const Telling& telling, Role role, std::string_view key) {
    return {paragraph(role, telling.voice.say(key))};
}

Nodes certifies(const Telling& telling) { return phrase(telling, Role::phrase, "statement.certifies"); }
Nodes completed(const Telling& telling) { return phrase(telling, Role::phrase, "statement.completed"); }
Nodes participated(const Telling& telling) { return phrase(telling, Role::phrase, "statement.participated"); }

Nodes name(const Telling& telling) {
    return {paragraph(Role::learner_name, telling.voice.fact(telling.learner().name))};
}

Nodes latin_name(const Telling& telling) {
    if (!telling.edition().show_latin_name || telling.learner().latin_name.empty()) return {};
    return {paragraph(Role::learner_name_latin, telling.voice.fact(telling.learner().latin_name))};
}

Nodes birth(const Telling& telling) {
    if (!telling.learner().birth_date) return {};
    const PartialDate& date = *telling.learner().birth_date;
    std::string_view key = "statement.born.day";
    if (date.month == 0)
        key = "statement.born.year";
    else if (date.day == 0)
        key = "statement.born.month";
    return {paragraph(Role::statement_detail, telling.voice.both([&](const Wording& wording) {
        return wording.say(key,
                           {{"date", wording.plain(wording.catalogue().date(date))},
                            {"day", ordinal(date.day)},
                            {"month", ordinal(date.month)}},
                           telling.voice.trouble);
    }))};
}

Nodes opportunity(const Telling& telling) {
    return {paragraph(Role::opportunity, opportunity_in_full(telling))};
}

Nodes joint(const Telling& telling) {
    const std::vector<std::string>& ids = telling.edition().joint_universities;
    if (ids.empty()) return {};
    const Wording& main = telling.voice.main();
    std::vector<Text> names;
    for (const std::string& id : ids) names.push_back(university_name(main, telling.edition(), id));
    return {paragraph(Role::joint_phrase, telling.voice.say("statement.joint")),
            paragraph(Role::joint_universities, main.list(names))};
}

Nodes taking_place(const Telling& telling) {
    if (!telling.edition().taking_place) return {};
    const DateRange& range = *telling.edition().taking_place;
    const bool one_day = range.begin == range.end;
    Line when = telling.voice.both([&](const Wording& wording) {
        Trouble& trouble = telling.voice.trouble;
        if (one_day)
            return wording.say("statement.on_day",
                               {{"date", wording.date(range.begin)}, {"day", ordinal(range.begin.day)}},
                               trouble);
        const auto [begin, end] = wording.catalogue().from_to(range);
        return wording.say("statement.from_to",
                           {{"begin", wording.plain(begin)},
                            {"begin_day", ordinal(range.begin.day)},
                            {"end", wording.plain(end)},
                            {"end_day", ordinal(range.end.day)},
                            {"range", wording.plain(wording.catalogue().date_range(range))}},
                           trouble);
    });
    return {paragraph(Role::phrase, telling.voice.say("statement.taking_place")),
            paragraph(Role::statement_detail, std::move(when))};
}

Nodes valid_until(const Telling& telling) {
    if (!telling.edition().valid_until) return {};
    return {paragraph(Role::statement_detail, telling.voice.both([&](const Wording& wording) {
        const Date& last = *telling.edition().valid_until;
        return wording.say("statement.valid_until",
                           {{"date", wording.date(last)}, {"day", ordinal(last.day)}}, telling.voice.trouble);
    }))};
}

constexpr std::array fields{
    StatementField{"issuer", issuer, false},
    StatementField{"relation", relation, false},
    StatementField{"certifies", certifies, false},
    StatementField{"name", name, true},
    StatementField{"latin_name", latin_name, true},
    StatementField{"birth", birth, true},
    StatementField{"completed", completed, false},
    StatementField{"participated", participated, false},
    StatementField{"opportunity", opportunity, false},
    StatementField{"joint", joint, false},
    StatementField{"taking_place", taking_place, false},
    StatementField{"valid_until", valid_until, false},
};

}  // namespace

const StatementField* statement_field(std::string_view name) {
    const auto* found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return found == fields.end() ? nullptr : found;
}

}  // namespace sigillum::compose
