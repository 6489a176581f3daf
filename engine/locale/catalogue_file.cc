#include "locale/catalogue_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/file.h"

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
        if (value.is_string() && !value.get_ref<const std::string&>().empty())
            return value.get<std::string>();
        refuse(key, "a text");
        return {};
    }
    std::pair<std::string, std::string> pair(const char* key, std::string_view expected) {
        const Json& value = member(key);
        if (value.is_array() && value.size() == 2 && value[0].is_string() && value[1].is_string()) {
            return {value[0].get<std::string>(), value[1].get<std::string>()};
        }
        refuse(key, expected);
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
            if (entry.is_string())
                all.emplace(name, entry.get<std::string>());
            else
                refuse(fmt::format("{}.{}", key, name), "a text");
        }
        return all;
    }
    DatePatterns::Range range(const char* key) {
        return pair(key, "two date patterns, of the first and of the last day");
    }
    // Members that may be left out.
    std::optional<std::string> text_if_any(const char* key) {
        if (!has(key)) return std::nullopt;
        return text(key);
    }
    std::optional<DatePatterns::Range> range_if_any(const char* key) {
        if (!has(key)) return std::nullopt;
        return range(key);
    }
    std::vector<std::string> list_if_any(const char* key) {
        std::vector<std::string> all;
        if (!has(key)) return all;
        if (!member(key).is_array()) refuse(key, "a list of keys of messages");
        for (const Json& entry : member(key)) {
            if (entry.is_string())
                all.push_back(entry.get<std::string>());
            else
                refuse(key, "keys of messages");
        }
        return all;
    }
    bool has(const char* key) const { return object_.is_object() && object_.contains(key); }
    void refuse(std::string_view key, std::string_view expected) {
        refuse_found(key, "something else", expected);
    }
    void refuse_found(std::string_view key, std::string_view found, std::string_view expected) {
        if (error) return;
        error = Error{bad_catalogue,
                      {.file = shown_, .field = std::string(key)},
                      std::string(found),
                      std::string(expected)};
    }

    std::optional<Error> error;

  private:
    const Json& object_;
    std::string shown_;
};

Review review_of(Members& members) {
    constexpr std::array<std::pair<std::string_view, ReviewStatus>, 3> words{
        {{"official", ReviewStatus::official},
         {"reviewed", ReviewStatus::reviewed},
         {"unreviewed", ReviewStatus::unreviewed}}};
    Review review;
    const std::string status = members.text("status");
    const auto* found =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == status; });
    if (found == words.end())
        members.refuse("status", "“official”, “reviewed” or “unreviewed”");
    else
        review.status = found->second;
    review.note = members.text("note");
    review.official_terms = members.list_if_any("official_terms");
    return review;
}

// Entries that name no text are refused: they were meant for one.
ReviewMarks marks_of(Members& members, const CatalogueFile& file) {
    ReviewMarks marks{.usual = file.review.status, .official = file.review.official_terms};
    marks.reviewed = members.list_if_any("reviewed_terms");
    marks.unreviewed = members.list_if_any("unreviewed_terms");
    const auto named = [&](const std::string& entry) {
        const auto is_message = [&](const auto& text) { return names(entry, text.first); };
        const auto is_field = [&](const auto& text) {
            return names(entry, std::string(field_prefix) + text.first);
        };
        return std::any_of(file.messages.begin(), file.messages.end(), is_message) ||
               std::any_of(file.fields_of_education.begin(), file.fields_of_education.end(), is_field);
    };
    const std::array<std::pair<const char*, const std::vector<std::string>*>, 3> lists{
        {{"official_terms", &marks.official},
         {"reviewed_terms", &marks.reviewed},
         {"unreviewed_terms", &marks.unreviewed}}};
    for (const auto& [key, entries] : lists) {
        for (const std::string& entry : *entries) {
            if (!named(entry))
                members.refuse_found(fmt::format("review.{}", key), fmt::format("“{}”", entry),
                                     "the key of a message, or a group of them such as “row.*”");
        }
    }
    return marks;
}

// "endings": {"tik": {"of": "day", "usual": "tik", "after": {"etik": ["1", "5"]}}}
DateEndings endings_of(Members& dates) {
    constexpr std::string_view expected =
        "objects with “of” (“day” or “year”), “usual” and “after”, the figures after which another stands";
    DateEndings endings;
    if (!dates.has("endings")) return endings;
    const Json& all = dates.member("endings");
    if (!all.is_object()) dates.refuse("endings", expected);
    for (const auto& [name, entry] : all.items()) {
        const Json of = entry.is_object() ? entry.value("of", Json()) : Json();
        const bool whole = (of == "day" || of == "year") && entry.contains("usual") &&
                           entry["usual"].is_string() && entry.contains("after") &&
                           entry["after"].is_object();
        if (!whole) {
            dates.refuse(fmt::format("endings.{}", name), expected);
            continue;
        }
        DateEnding ending{of == "day" ? DateEnding::Of::day : DateEnding::Of::year, entry["usual"], {}};
        for (const auto& [other, figures] : entry["after"].items()) {
            const bool texts = figures.is_array() && std::all_of(figures.begin(), figures.end(),
                                                                 [](const Json& f) { return f.is_string(); });
            if (!texts) dates.refuse(fmt::format("endings.{}", name), expected);
            if (texts) ending.after[other] = figures.get<std::vector<std::string>>();
        }
        endings.emplace(name, std::move(ending));
    }
    return endings;
}

DatePatterns dates_of(Members& members) {
    return {.day = members.text("day"),
            .month = members.text("month"),
            .year = members.text("year"),
            .same_month = members.range("same_month"),
            .same_year = members.range("same_year"),
            .apart = members.range("apart"),
            .first_day = members.text_if_any("first_day"),
            .first_same_month = members.range_if_any("first_same_month"),
            .first_same_year = members.range_if_any("first_same_year"),
            .first_apart = members.range_if_any("first_apart"),
            .from_to_same_month = members.range_if_any("from_to_same_month"),
            .from_to_same_year = members.range_if_any("from_to_same_year"),
            .from_to_apart = members.range_if_any("from_to_apart"),
            .first_from_to_same_month = members.range_if_any("first_from_to_same_month"),
            .first_from_to_same_year = members.range_if_any("first_from_to_same_year"),
            .endings = endings_of(members)};
}

std::vector<Euphony> euphony_of(Members& top) {
    constexpr std::string_view expected =
        "a list of objects with “joint”, “instead” and “before”, a list of texts";
    std::vector<Euphony> rules;
    if (!top.has("euphony")) return rules;
    const Json& list = top.member("euphony");
    if (!list.is_array()) top.refuse("euphony", expected);
    for (const Json& entry : list) {
        const Json before = entry.is_object() ? entry.value("before", Json()) : Json();
        const bool texts =
            before.is_array() && std::all_of(before.begin(), before.end(), [](const Json& beginning) {
                return beginning.is_string() && !beginning.get_ref<const std::string&>().empty();
            });
        const bool whole = texts && entry.contains("joint") && entry["joint"].is_string() &&
                           entry.contains("instead") && entry["instead"].is_string();
        if (!whole) {
            top.refuse("euphony", expected);
            return {};
        }
        rules.push_back({entry["joint"].get<std::string>(), entry["instead"].get<std::string>(),
                         before.get<std::vector<std::string>>()});
    }
    return rules;
}

}  // namespace

Result<CatalogueFile> read_catalogue_file(std::string_view json, const std::string& shown) {
    const Json parsed = Json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (parsed.is_discarded())
        return fail(bad_catalogue, {.file = shown}, "text that is not JSON", "a message catalogue");
    Members top(parsed, shown);
    Members review(top.member("review"), shown);
    Members dates(top.member("dates"), shown);
    CatalogueFile file{.name = top.text("name"),
                       .icu_locale = top.text("formats"),
                       .review = review_of(review),
                       .marks = {},
                       .dates = dates_of(dates),
                       .quotation_marks = {},
                       .list_joints = {},
                       .euphony = euphony_of(top),
                       .messages = top.texts("messages"),
                       .fields_of_education = top.texts("fields_of_education")};
    if (top.has("quotation_marks")) {
        file.quotation_marks = top.pair("quotation_marks", "two texts, before and behind a title");
    }
    if (top.has("list_joints")) {
        file.list_joints = top.pair("list_joints", "two texts, between parts and before the last part");
    }
    file.marks = marks_of(review, file);
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

Result<CatalogueFile> read_catalogue_file(const std::filesystem::path& path) {
    constexpr std::size_t largest_catalogue = 4 << 20;
    const std::string shown = path.filename().string();
    const Result<Bytes> bytes = read_file(path, largest_catalogue, shown);
    if (!bytes) return fail(bytes.error());
    return read_catalogue_file(*bytes, shown);
}

bool stands_on_documents(std::string_view key) {
    return !key.starts_with("site.") && !key.starts_with("print.") && !key.starts_with("review.");
}

ReviewCounts counts_of_messages(const CatalogueFile& file) {
    ReviewCounts counts;
    for (const auto& [key, text] : file.messages) counts.add(file.marks.of(key));
    return counts;
}

ReviewCounts counts_of_fields(const CatalogueFile& file) {
    ReviewCounts counts;
    for (const auto& [code, name] : file.fields_of_education)
        counts.add(file.marks.of(std::string(field_prefix) + code));
    return counts;
}

ReviewCounts counts_on_documents(const CatalogueFile& file) {
    ReviewCounts counts;
    for (const auto& [key, text] : file.messages) {
        if (stands_on_documents(key)) counts.add(file.marks.of(key));
    }
    return counts;
}

}  // namespace sigillum::locale
