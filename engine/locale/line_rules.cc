#include "locale/line_rules.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "base/file.h"
#include "locale/unicode_text.h"

namespace sigillum::locale {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t largest_rules = 1U << 20U;
constexpr std::size_t largest_dictionary = 16U << 20U;

std::string with_capital(const std::string& word) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
    if (text.isEmpty()) return word;
    const UChar32 first = text.char32At(0);
    text.replace(0, U16_LENGTH(first), icu::UnicodeString(u_toupper(first)));
    return to_utf8(text);
}

// Adds the words of a member, with a capital too.
void add_words(LineRule::Words& words, const json& value, const char* member) {
    for (const auto& word : value.value(member, std::vector<std::string>{})) {
        words.insert(with_capital(word));
        words.insert(word);
    }
}

// The rules of an entry on top of those that all languages have.
LineRule rule_from(const json& value, const LineRule& common) {
    LineRule rule = common;
    add_words(rule.stay_with_next, value, "stay_with_next");
    add_words(rule.stay_with_number, value, "stay_with_number");
    add_words(rule.units, value, "units");
    add_words(rule.joints_of_dates, value, "joints_of_dates");
    for (const auto& sign : value.value("stay_with_previous", std::vector<std::string>{}))
        rule.stay_with_previous.push_back(sign);
    rule.nouns_have_capitals = value.value("nouns_have_capitals", false);
    rule.elides = value.value("elides", false);
    rule.repeats_hyphens = value.value("repeats_hyphens", false);
    rule.dictionary = value.value("dictionary", std::string());
    rule.package = value.value("package", std::string());
    return rule;
}

std::optional<fs::path> installed(const std::vector<std::string>& folders, const fs::path& own,
                                  const LineRule& rule) {
    if (rule.dictionary.empty()) return std::nullopt;
    std::error_code ignored;
    if (rule.package.empty()) return own / rule.dictionary;
    for (const std::string& folder : folders) {
        if (fs::path path = fs::path(folder) / rule.dictionary; fs::exists(path, ignored)) return path;
    }
    return std::nullopt;
}

// The entry that serves a language: its own, or that of the tag it begins with (RFC 4647, section 3.4).
template <class Map>
auto serving(Map& by_tag, const Language& language) {
    std::string_view tag = language.tag;
    auto found = by_tag.find(tag);
    while (found == by_tag.end()) {
        const std::size_t hyphen = tag.rfind('-');
        if (hyphen == std::string_view::npos) break;
        tag = tag.substr(0, hyphen);
        found = by_tag.find(tag);
    }
    return found;
}

}  // namespace

fs::path line_rules_folder(const fs::path& locales) { return locales / "line-breaks"; }
fs::path line_rules_file(const fs::path& folder) { return folder / "rules.json"; }

Result<LineRules> LineRules::load(const fs::path& folder, const std::set<Language>& wanted) {
    const fs::path file = line_rules_file(folder);
    const auto bytes = read_file(file, largest_rules);
    if (!bytes) return fail(bytes.error());
    LineRules rules;
    std::vector<std::string> folders;
    try {
        const json value = json::parse(*bytes);
        folders = value.at("folders").get<std::vector<std::string>>();
        rules.common_ = rule_from(value.at("all"), {});
        for (const auto& [tag, entry] : value.at("languages").items())
            rules.by_tag_.emplace(tag, rule_from(entry, rules.common_));
    } catch (const json::exception& error) {
        return fail(bad_line_rules, {.file = file.string()}, error.what(),
                    "rules as docs/locales.md describes");
    }
    for (const Language& language : wanted) {
        const auto entry = serving(rules.by_tag_, language);
        if (entry == rules.by_tag_.end() || entry->second.hyphenation != nullptr) continue;
        const auto path = installed(folders, folder, entry->second);
        if (!path) continue;
        auto known = rules.hyphenations_.find(*path);
        if (known == rules.hyphenations_.end()) {
            const auto dictionary = read_file(*path, largest_dictionary);
            if (!dictionary) return fail(dictionary.error());
            auto hyphenation = Hyphenation::read(*dictionary, path->string());
            if (!hyphenation) return fail(hyphenation.error());
            known = rules.hyphenations_.emplace(*path, std::move(*hyphenation)).first;
            rules.files_.push_back(*path);
        }
        entry->second.hyphenation = &known->second;
    }
    return rules;
}

const LineRule& LineRules::of(const Language& language) const {
    const auto entry = serving(by_tag_, language);
    return entry == by_tag_.end() ? common_ : entry->second;
}

}  // namespace sigillum::locale
