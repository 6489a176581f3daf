#include "locale/proof_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "locale/message_choices.h"
#include "locale/proof_examples.h"

namespace sigillum::locale {
namespace {

// Characters of private use around an example, so that it can be told from the words around it. No catalogue
// has them.
constexpr std::string_view begin_mark = "\uE000";
constexpr std::string_view end_mark = "\uE001";

std::vector<ProofPiece> pieces_of(std::string_view text) {
    std::vector<ProofPiece> pieces;
    const auto add = [&](std::string_view words, bool filled_in) {
        if (!words.empty()) pieces.push_back({std::string(words), filled_in});
    };
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find(begin_mark), text.size());
        add(text.substr(0, begin), false);
        if (begin == text.size()) break;
        text.remove_prefix(begin + begin_mark.size());
        const std::size_t end = std::min(text.find(end_mark), text.size());
        add(text.substr(0, end), true);
        text.remove_prefix(std::min(end + end_mark.size(), text.size()));
    }
    return pieces;
}

// "5 (many)", where the branch says more than the value does.
std::string shown(const Choice& choice) {
    return choice.branch == choice.value || choice.branch == "=" + choice.value
               ? choice.value
               : fmt::format("{} ({})", choice.value, choice.branch);
}

Result<ProofForm> form_of(const Catalogue& catalogue, const std::string& key, const Choices& choices) {
    const ProofExamples examples(catalogue);
    Arguments arguments;
    for (const std::string& name : *catalogue.arguments(key)) {
        const auto example = examples.of(key, name, choices);
        if (!example) return fail(example.error());
        const bool chooses = std::any_of(choices.begin(), choices.end(),
                                         [&](const Choice& choice) { return choice.argument == name; });
        arguments[name] = chooses ? *example : fmt::format("{}{}{}", begin_mark, *example, end_mark);
    }
    const auto text = catalogue.message(key, arguments);
    if (!text) return fail(text.error());
    ProofForm form{.choices = {}, .pieces = pieces_of(*text)};
    for (const Choice& choice : choices) form.choices.emplace_back(choice.argument, shown(choice));
    return form;
}

}  // namespace

Result<std::vector<ProofForm>> forms_of(const ProofSource& source, const std::string& key) {
    const auto pattern = source.file.messages.find(key);
    if (pattern == source.file.messages.end() || !source.catalogue.has(key)) {
        return fail(missing_message, {.file = source.file.language.tag + ".json", .field = key},
                    fmt::format("no message “{}”", key), "every message of the English catalogue");
    }
    const auto ways = ways_through(pattern->second, source.file.icu_locale);
    if (!ways) return fail(ways.error());
    std::vector<ProofForm> forms;
    for (const Choices& way : *ways) {
        auto form = form_of(source.catalogue, key, way);
        if (!form) return fail(form.error());
        forms.push_back(*std::move(form));
    }
    return forms;
}

ProofForm plain_form(std::string words) { return {.choices = {}, .pieces = {{std::move(words), false}}}; }

ProofForm filled_form(std::string words, std::string argument, std::string value) {
    ProofForm form{.choices = {}, .pieces = {{std::move(words), true}}};
    if (!argument.empty()) form.choices.emplace_back(std::move(argument), std::move(value));
    return form;
}

}  // namespace sigillum::locale
