#include "locale/message_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/messagepattern.h>

#include <algorithm>
#include <map>
#include <set>

#include "locale/added_arguments.h"
#include "locale/message.h"

namespace sigillum::locale {
namespace {

using Choices = std::map<std::string, std::set<std::string>>;

// The words by which each argument of a select chooses.
Choices choices_of(std::string_view pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int32_t>(pattern.size())});
    const icu::MessagePattern parsed(text, nullptr, status);
    Choices choices;
    if (U_FAILURE(status)) return choices;
    const auto word_at = [&](int32_t part) {
        std::string word;
        return parsed.getSubstring(parsed.getPart(part)).toUTF8String(word);
    };
    for (int32_t i = 0; i < parsed.countParts(); ++i) {
        const icu::MessagePattern::Part& part = parsed.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_START || part.getArgType() != UMSGPAT_ARG_TYPE_SELECT)
            continue;
        std::set<std::string>& words = choices[word_at(i + 1)];
        // A choice is a selector and the message behind it, which may hold choices of its own.
        for (int32_t at = i + 2; parsed.getPartType(at) != UMSGPAT_PART_TYPE_ARG_LIMIT; ++at) {
            if (parsed.getPartType(at) == UMSGPAT_PART_TYPE_ARG_SELECTOR) words.insert(word_at(at));
            if (parsed.getPartType(at) == UMSGPAT_PART_TYPE_MSG_START) at = parsed.getLimitPartIndex(at);
        }
    }
    return choices;
}

Error wrong(std::string found, std::string expected) {
    return {bad_translation, {}, std::move(found), std::move(expected)};
}

Done hold_choices(std::string_view pattern, std::string_view english) {
    Choices known = choices_of(english);
    known["form"] = {"feminine", "masculine", "other"};  // docs/locales.md
    for (const auto& [argument, words] : choices_of(pattern)) {
        const auto found = known.find(argument);
        if (found == known.end()) continue;  // a word of the data, of which English makes no choice
        for (const std::string& word : words) {
            if (found->second.contains(word)) continue;
            return fail(wrong(fmt::format("“{}” is no choice of “{}”", word, argument),
                              fmt::format("only {}", fmt::join(found->second, ", "))));
        }
    }
    return {};
}

Done hold_arguments(std::string_view key, const Message& own, const Message& english) {
    for (const std::string& argument : own.arguments()) {
        if (english.arguments().contains(argument) || may_be_added(key, argument)) continue;
        return fail(wrong(fmt::format("“{{{}}}” is not filled in here", argument),
                          english.arguments().empty()
                              ? "a text without places"
                              : fmt::format("only {{{}}}", fmt::join(english.arguments(), "}, {"))));
    }
    for (const std::string& argument : english.arguments()) {
        if (own.arguments().contains(argument) || may_be_left_out(key, argument, own.arguments())) continue;
        return fail(wrong(fmt::format("“{{{}}}” is missing", argument), "every place of the English text"));
    }
    return {};
}

}  // namespace

Done hold_to_rules(std::string_view key, std::string_view pattern, std::string_view english,
                   const std::string& icu_locale) {
    if (pattern.empty() && !english.empty())
        return fail(wrong("no text", "a translation of the English text"));
    if (pattern.find('\'') != std::string_view::npos)
        return fail(wrong("a straight apostrophe ('), which would not be printed", "the letter ’"));
    const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; };
    if (std::any_of(pattern.begin(), pattern.end(), control))
        return fail(wrong("a control character", "a text without it"));
    const Result<Message> own = Message::compile(pattern, icu_locale);
    if (!own) return fail(wrong(own.error().found, own.error().expected));
    const Result<Message> source = Message::compile(english, "en");
    if (!source) return fail(source.error());
    if (Done held = hold_arguments(key, *own, *source); !held) return held;
    if (key.starts_with("title.") && pattern.find('\n') == std::string_view::npos)
        return fail(wrong("a title in one line", "a lead line, a line break, the main line"));
    return hold_choices(pattern, english);
}

}  // namespace sigillum::locale
