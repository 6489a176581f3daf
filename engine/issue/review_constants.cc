#include "issue/review_constants.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/language.h"

namespace sigillum::issue {
namespace {

using nlohmann::json;

// Members of an edition's facts in the order of a certificate, with the titles of their sections.
struct Section {
    std::string_view member;
    std::string_view title;  // key of a message
};
constexpr Section sections[] = {
    {"type", "row.credential"},
    {"character", "row.credential"},
    {"edition", "row.credential"},
    {"issuer", "row.awarding_body"},
    {"relation", "row.awarding_body"},
    {"alliance", "review.section.alliance"},
    {"opportunity", "row.opportunity"},
    {"joint_universities", "review.section.joint"},
    {"supporters", "supporter.caption"},
    {"taking_place", "review.section.taking_place"},
    {"place", "review.section.place_and_dates"},
    {"place_by_language", "review.section.place_and_dates"},
    {"document_date", "review.section.place_and_dates"},
    {"valid_until", "review.section.place_and_dates"},
    {"signatories", "review.section.signatories"},
    {"workload", "row.workload"},
    {"eqf_level", "row.workload"},
    {"outcomes", "row.outcomes"},
    {"languages_of_instruction", "row.participation"},
    {"participation", "row.participation"},
    {"instructors", "row.instructors"},
    {"assessment", "row.assessment"},
    {"grading_scheme", "row.assessment"},
    {"quality_assurance", "row.quality_assurance"},
    {"stackability", "row.stackability"},
    {"prerequisites", "key.prerequisites"},
    {"further", "row.further"},
    {"text_overrides", "review.section.texts"},
};

std::string words_of(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

// Texts by language: every member is a text, named by a language of two or three letters. “id” is one, and
// names other things too: alone it never stands for a text.
bool is_local_text(const json& value) {
    if (!value.is_object() || value.empty()) return false;
    return std::all_of(value.items().begin(), value.items().end(), [](const auto& item) {
        const auto language = language_from_tag(item.key());
        return item.value().is_string() && language && base_language(*language).size() <= 3 &&
               item.key() != "id";
    });
}

std::string plain(const json& value, const ReviewVoice& voice) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return voice.say(value.get<bool>() ? "review.yes" : "review.no");
    return value.dump();
}

bool is_list_of_words(const json& value) {
    return value.is_array() && !value.empty() &&
           std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); });
}

std::string joined(const json& words) {
    std::string text;
    for (const json& word : words) text += (text.empty() ? "" : ", ") + word.get<std::string>();
    return text;
}

// Objects that a person reads as one: a period, an amount, a university. Empty when this is none of them.
std::string as_one(const json& value) {
    const auto text = [&value](const char* member) { return value[member].get<std::string>(); };
    const auto holds = [&value](const char* member) {
        return value.contains(member) && value[member].is_string();
    };
    if (value.size() == 2 && holds("from") && holds("to"))
        return text("from") == text("to") ? text("from") : text("from") + " – " + text("to");
    if (value.size() == 2 && holds("amount") && holds("unit")) return text("amount") + " " + text("unit");
    return {};
}

// "wut, member, PL": what stands beside the name of a university or supporter, which is then taken off.
std::string taken_off(json& object) {
    std::string text;
    for (const char* member : {"id", "relation", "country"}) {
        const auto found = object.find(member);
        if (found == object.end() || !found->is_string()) continue;
        text += (text.empty() ? "" : ", ") + found->get<std::string>();
        object.erase(found);
    }
    return text;
}

bool is_named_by_id(const json& value) {
    return value.contains("id") && value.contains("name") && value["name"].is_object();
}

std::string behind(const std::string& label, const std::string& next) {
    return label.empty() ? next : label + ", " + next;
}

class Fields {
  public:
    explicit Fields(const ReviewVoice& voice) : voice_(voice) {}

    void add(const std::string& section, const std::string& label, const json& value) {
        if (is_local_text(value)) {
            ConstantField field{section, label, {}};
            for (const auto& [language, text] : value.items())
                field.texts.emplace_back(language, text.get<std::string>());
            fields_.push_back(std::move(field));
        } else if (is_list_of_words(value)) {
            fields_.push_back({section, label, {{"", joined(value)}}});
        } else if (value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i) add_item(section, label, value[i], i + 1);
        } else if (value.is_object() && !as_one(value).empty()) {
            fields_.push_back({section, label, {{"", as_one(value)}}});
        } else if (value.is_object() && is_named_by_id(value)) {
            add_named(section, label, value);
        } else if (value.is_object()) {
            for (const auto& [key, member] : value.items())
                add(section, behind(label, words_of(key)), member);
        } else if (value != "") {
            fields_.push_back({section, label, {{"", plain(value, voice_)}}});
        }
    }

    std::vector<ConstantField> take() { return std::move(fields_); }

  private:
    void add_named(const std::string& section, const std::string& label, json object) {
        const std::string beside = "(" + taken_off(object) + ")";
        add(section, label.empty() ? beside : label + " " + beside, object["name"]);
        object.erase("name");
        for (const auto& [key, member] : object.items()) add(section, behind(label, words_of(key)), member);
    }

    // An entry of a list is known by its kind and its place.
    void add_item(const std::string& section, const std::string& label, const json& item,
                  std::size_t number) {
        std::string name = behind(label == "items" ? "" : label, std::to_string(number));
        if (item.is_object() && item.contains("kind") && item["kind"].is_string()) {
            json rest = item;
            rest.erase("kind");
            name += " (" + item["kind"].get<std::string>() + ")";
            if (rest.empty()) return;
            return add(section, name, rest);
        }
        add(section, name, item);
    }

    const ReviewVoice& voice_;
    std::vector<ConstantField> fields_;
};

std::string label_in(const Section& section) {
    // Where a section holds one member, its title says it all.
    const auto members = std::count_if(std::begin(sections), std::end(sections),
                                       [&](const Section& other) { return other.title == section.title; });
    return members > 1 ? words_of(section.member) : "";
}

void add_edition(const json& facts, const ReviewVoice& voice, Fields& fields) {
    for (const Section& section : sections) {
        if (facts.contains(std::string(section.member)))
            fields.add(voice.say(section.title), label_in(section), facts[std::string(section.member)]);
    }
    // A member that a later version brings is never left out.
    for (const auto& [key, value] : facts.items()) {
        const bool known = std::any_of(std::begin(sections), std::end(sections),
                                       [&key = key](const Section& s) { return s.member == key; });
        if (!known) fields.add(voice.say("review.section.other"), words_of(key), value);
    }
}

}  // namespace

std::vector<ConstantField> constant_fields(const BatchStatement& statement, const ReviewVoice& voice) {
    Fields fields(voice);
    const json& all = statement.json;
    add_edition(all["edition"], voice, fields);
    for (const json& unit : all["units"]) {
        json rest = unit;
        rest.erase("id");
        fields.add(voice.say("review.section.unit", {{"unit", plain(unit["id"], voice)}}), "", rest);
    }
    fields.add(voice.say("review.section.appearance"), "", all["presentation"]);
    return fields.take();
}

}  // namespace sigillum::issue
