#include "locale/catalogue_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace sigillum::locale {
namespace {

using Json = nlohmann::json;

// Reads members of one JSON object and remembers the first thing that is wrong.
class Members {
  public:
    Members(const Json& object, std::string shown) : object_(object), shown_(std::move(shown)) {
        if (!object.is_object()) refuse("", "a JSON object");
    }

    const Json& member(const char* key) {
        static const Json nothing;
        if (!object_.is_object() || !object_.contains(key)) return nothing;
        return object_.at(key);
    }
    std::string text(const char* key) {
        const Json& value = member(key);
        if (value.is_string() && !value.get_ref<const std::string&>().empty()) return value.get<std::string>();
        refuse(key, "a text");
        return {};
    }
    std::map<std::string, std::string> texts(const char* key) {
        std::map<std::string, std::string> all;
        const Json& value = member(key);
        if (!value.is_object()) {
            refuse(key, "an object of texts");
            return all;
        }
        for (const auto& [name, entry] : value.items()) {
            if (entry.is_string()) all.emplace(name, entry.get<std::string>());
            else refuse(fmt::format("{}.{}", key, name), "a text");
        }
        return all;
    }
    DatePatterns::Range range(const char* key) {
        const Json& value = member(key);
        if (value.is_array() && value.size() == 2 && value[0].is_string() && value[1].is_string()) {
            return {value[0].get<std::string>(), value[1].get<std::string>()};
        }
        refuse(key, "two date patterns, of the first and of the last day");
        return {};
    }
    void refuse(std::string_view key, std::string_view expected) {
        if (error) return;
        error = Error{bad_catalogue, {.file = shown_, .field = std::string(key)}, "something else", std::string(expected)};
    }

    std::optional<Error> error;

  private:
    const Json& object_;
    std::string shown_;
};

Review review_of(Members& members) {
    constexpr std::array<std::pair<std::string_view, ReviewStatus>, 3> words{
        {{"official", ReviewStatus::official}, {"reviewed", ReviewStatus::reviewed}, {"unreviewed", ReviewStatus::unreviewed}}};
    Review review;
    const std::string status = members.text("status");
    const auto* found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == status; });
    if (found == words.end()) members.refuse("status", "“official”, “reviewed” or “unreviewed”");
    else review.status = found->second;
    review.note = members.text("note");
    for (const Json& key : members.member("official_terms")) {
        if (key.is_string()) review.official_terms.push_back(key.get<std::string>());
        else members.refuse("official_terms", "keys of messages");
    }
    return review;
}

DatePatterns dates_of(Members& members) {
    return {.day = members.text("day"),
            .month = members.text("month"),
            .year = members.text("year"),
            .same_month = members.range("same_month"),
            .same_year = members.range("same_year"),
            .apart = members.range("apart")};
}

}  // namespace

Result<CatalogueFile> read_catalogue_file(std::string_view json, const std::string& shown) {
    const Json parsed = Json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (parsed.is_discarded()) return fail(bad_catalogue, {.file = shown}, "text that is not JSON", "a message catalogue");
    Members top(parsed, shown);
    Members review(top.member("review"), shown);
    Members dates(top.member("dates"), shown);
    CatalogueFile file{.name = top.text("name"),
                       .icu_locale = top.text("formats"),
                       .review = review_of(review),
                       .dates = dates_of(dates),
                       .messages = top.texts("messages"),
                       .fields_of_education = top.texts("fields_of_education")};
    const std::string tag = top.text("language");
    for (const Members* members : {&top, &review, &dates}) {
        if (members->error) return fail(*members->error);
    }
    const std::optional<Language> language = language_from_tag(tag);
    if (!language || language->tag != std::filesystem::path(shown).stem().string()) {
        return fail(bad_language_tag, {.file = shown, .field = "language"}, fmt::format("“{}”", tag),
                    "the BCP 47 tag that also names the file");
    }
    file.language = *language;
    return file;
}

}  // namespace sigillum::locale
