#include "issue/placed.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "credential/code_points.h"
#include "credential/plain_text.h"
#include "font/library.h"
#include "locale/normal_form.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {
namespace {

using credential::EditionWithLearners;
using credential::Learner;

constexpr std::string_view opening_quote = "“";
constexpr std::string_view closing_quote = "”";

// Whether a byte of UTF-8 begins a character.
bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// The words that the error quotes; empty when it quotes none.
std::string_view quoted_words(std::string_view found) {
    const auto begin = found.find(opening_quote);
    const auto end = found.rfind(closing_quote);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return found.substr(begin + opening_quote.size(), end - begin - opening_quote.size());
}

// The same with a long quotation cut in the middle: a person knows the text by its beginning and its end.
std::string with_short_quotation(std::string found) {
    constexpr std::size_t longest = 120;
    constexpr std::size_t kept = 50;  // bytes at each end
    const std::string_view words = quoted_words(found);
    if (words.size() <= longest) return found;
    std::size_t end = kept;
    std::size_t begin = words.size() - kept;
    while (end < begin && !starts_character(words[end])) ++end;
    while (begin > end && !starts_character(words[begin])) --begin;
    const auto at = static_cast<std::size_t>(words.data() - found.data());
    return found.replace(at + end, begin - end, " … ");
}

bool holds_named_character(const std::string& text, std::string_view found) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = credential::next_code_point(text, at);
        if (c && *c > 0x7F && found.find(credential::code_point_name(*c)) != std::string_view::npos)
            return true;
    }
    return false;
}

// How much of what the error is about stands in the text, in bytes; 0 when the text is not meant.
std::size_t share_of(const std::string& text, const Error& error) {
    const std::string_view quoted = quoted_words(error.found);
    if (text.empty()) return 0;
    if (quoted.empty())
        return error.kind == font::missing_glyph && holds_named_character(text, error.found) ? 1 : 0;
    if (text.find(quoted) != std::string::npos) return quoted.size();
    // A text printed among other words is meant when it is a good part of them.
    const bool good_part = text.size() * 4 >= quoted.size();
    return good_part && quoted.find(text) != std::string_view::npos ? text.size() : 0;
}

// What a learner's document takes from their own data, by column.
std::vector<std::pair<std::string, std::string>> cells_of(const Learner& learner,
                                                          const EditionWithLearners& content) {
    std::vector<std::pair<std::string, std::string>> cells = {
        {"name", learner.name},
        {"latin_name", learner.latin_name},
        {"birth_place", learner.birth_place},
        {"student_of", learner.student_of_kind},
        {"student_university", learner.student_of_university},
        {"student_number", learner.student_number},
        {"register_number", learner.register_number},
    };
    if (learner.grade) {
        cells.emplace_back("grade", learner.grade->value);
        // A meaning that the edition's scheme gave is the edition's.
        if (!content.edition.grade_meanings.contains(learner.grade->value)) {
            for (const auto& [language, meaning] : learner.grade->meaning.texts)
                cells.emplace_back("grade_meaning", meaning);
        }
    }
    for (const credential::CompletedUnit& unit : learner.units) {
        if (unit.grade) cells.emplace_back("grade:" + unit.unit, unit.grade->value);
    }
    return cells;
}

// Where the words at fault were written; the first of equals, the learner's own before what all share.
std::optional<Place> source_of(const Error& error, const Learner& learner,
                               const EditionWithLearners& content) {
    std::size_t best = 0;
    std::optional<Place> place;
    const auto consider = [&](const std::string& text, auto place_of) {
        const std::size_t share = share_of(locale::nfc(text), error);
        if (share <= best) return;
        best = share;
        place = place_of();
    };
    for (const auto& [column, text] : cells_of(learner, content))
        consider(text, [&, &name = column] { return content.sources.of(learner, name); });
    for (const credential::Places* places : {&content.sources.edition, &content.sources.directory}) {
        for (const auto& [field, text] : places->texts())
            consider(text, [&, &name = field] { return places->of(name); });
    }
    return place;
}

}  // namespace

Error placed(Error error, const Learner& learner, const EditionWithLearners& content) {
    const std::string part = error.place.field;
    const bool row_only = error.place.file == learner.place.file && error.place.row == learner.place.row;
    if (!error.place.file.empty() && !row_only) return error;
    if (content.sources.edition.has(part)) {  // the composer names fields of the edition
        error.place = content.sources.edition.of(part);
        return error;
    }
    const bool of_words = error.kind == font::missing_glyph || error.kind == typeset::does_not_fit;
    const auto source = of_words ? source_of(error, learner, content) : std::nullopt;
    error.place = source.value_or(learner.place);
    error.found = with_short_quotation(std::move(error.found));
    if (!part.empty()) error.found += fmt::format(" (in the document: {})", part);
    return error;
}

bool names_words(const Error& error) {
    const std::string& field = error.place.field;
    const bool whole_learner = field.starts_with("learners[") && field.ends_with(']');
    return !field.empty() && !whole_learner;
}

bool is_shared(const Error& error) {
    return error.place.row == 0 && !error.place.field.starts_with("learners[");
}

}  // namespace sigillum::issue
