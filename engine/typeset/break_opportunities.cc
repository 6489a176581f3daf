#include "typeset/break_opportunities.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "typeset/words_together.h"

namespace sigillum::typeset {
namespace {

// Particles that belong to the word after them, in lower case.
constexpr std::array<std::string_view, 45> particles{
    "de", "del", "della", "dello", "dalla", "degli", "dei",  "der", "den", "des", "di",  "da",
    "do", "dos", "das",   "du",    "van",   "von",   "vom",  "zu",  "zum", "zur", "ter", "ten",
    "te", "tot", "'t",    "al",    "el",    "bin",   "bint", "ibn", "abu", "ben", "y",   "e",
    "i",  "la",  "le",    "les",   "lo",    "los",   "las",  "av",  "af"};
constexpr std::array<std::string_view, 9> suffixes{"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "PhD", "MSc"};

// The byte after every space; offsets at which a word begins.
std::vector<std::size_t> after_spaces(std::string_view text, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> places;
    for (std::size_t at = begin + 1; at < end; ++at) {
        if (text[at - 1] == ' ' && text[at] != ' ') places.push_back(at);
    }
    return places;
}

bool is_particle(std::string_view word) {
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return std::find(particles.begin(), particles.end(), lower) != particles.end();
}

// The language of the text before a place.
const Language& language_before(std::size_t place, std::span<const Span> spans) {
    std::size_t end = 0;
    for (const Span& span : spans) {
        end += span.text.size();
        if (place <= end) return span.language;
    }
    static const Language none;
    return none;
}

std::vector<std::size_t> with_company(std::vector<std::size_t> places, std::string_view text,
                                      std::span<const Span> spans, const locale::LineRules& rules) {
    std::erase_if(places, [&](std::size_t place) {
        return bond(text, place, rules.of(language_before(place, spans))) != Bond::none;
    });
    return places;
}

std::vector<std::size_t> in_name(const std::string& text) {
    std::vector<std::size_t> places = after_spaces(text, 0, text.size());
    std::erase_if(places, [&](std::size_t place) {
        const std::string_view next = word_at(text, place);
        return is_particle(word_before(text, place)) ||
               std::find(suffixes.begin(), suffixes.end(), next) != suffixes.end();
    });
    return places;
}

// After the abbreviations at the start ("Prof. Dr. hab. inż."); as in any name where there are none.
std::vector<std::size_t> in_signer(const std::string& text) {
    std::vector<std::size_t> places = in_name(text);
    std::optional<std::size_t> after_titles;
    for (const std::size_t place : places) {
        if (word_before(text, place).back() != '.') break;
        after_titles = place;
    }
    return after_titles ? std::vector<std::size_t>{*after_titles} : places;
}

// The kind of a learning opportunity is all that stands before its title, which is set in another slant.
std::vector<std::size_t> in_title(const std::string& text, std::span<const Span> spans) {
    std::size_t title = 0;
    if (spans.size() > 1 && spans[0].style.face.italic != spans[1].style.face.italic)
        title = spans[0].text.size();
    std::vector<std::size_t> places = after_spaces(text, 0, text.size());
    std::erase_if(places, [title](std::size_t place) { return place <= title; });
    return places;
}

std::vector<std::size_t> in_list(const std::string& text, std::span<const Span> spans) {
    std::vector<std::size_t> places = after_spaces(text, 0, text.size());
    std::vector<std::size_t> run_ends;  // of texts in one language
    std::size_t end = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        end += spans[i].text.size();
        if (i + 1 == spans.size() || spans[i + 1].language != spans[i].language) run_ends.push_back(end);
    }
    std::erase_if(places, [&](std::size_t place) {
        const bool after_comma = place >= 2 && text[place - 2] == ',';
        return !after_comma && std::find(run_ends.begin(), run_ends.end(), place) == run_ends.end();
    });
    return places;
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

std::vector<std::size_t> in_running_text(const std::string& text, const Language& language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createLineInstance(icu::Locale::forLanguageTag(language.tag, status), status));
    const std::unique_ptr<UText, CloseText> bytes(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    std::vector<std::size_t> places;
    if (U_FAILURE(status)) return after_spaces(text, 0, text.size());
    breaks->setText(bytes.get(), status);
    for (std::int32_t at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
        if (static_cast<std::size_t>(at) < text.size()) places.push_back(static_cast<std::size_t>(at));
    }
    return places;
}

}  // namespace

std::vector<std::size_t> break_opportunities(const std::string& text, std::span<const Span> spans,
                                             Breaking breaking, const locale::LineRules& rules) {
    switch (breaking) {
        case Breaking::running:
        case Breaking::prose:
            return with_company(
                in_running_text(text, spans.empty() ? Language{"en"} : spans.front().language), text, spans,
                rules);
        case Breaking::spaces:
            return with_company(after_spaces(text, 0, text.size()), text, spans, rules);
        case Breaking::name:
            return in_name(text);
        case Breaking::signer:
            return in_signer(text);
        case Breaking::title:
            return with_company(in_title(text, spans), text, spans, rules);
        case Breaking::list:
            return in_list(text, spans);
    }
    return {};
}

std::vector<std::size_t> loose_opportunities(const std::string& text, std::span<const Span> spans,
                                             Breaking breaking, const locale::LineRules& rules,
                                             std::size_t begin, std::size_t end) {
    std::vector<std::size_t> places;
    if (breaking != Breaking::running && breaking != Breaking::prose) return places;
    places = after_spaces(text, begin, end);
    std::erase_if(places, [&](std::size_t place) {
        return bond(text, place, rules.of(language_before(place, spans))) != Bond::loose;
    });
    return places;
}

std::vector<std::size_t> emergency_opportunities(const std::string& text, Breaking breaking,
                                                 std::size_t begin, std::size_t end) {
    if (breaking == Breaking::list) return after_spaces(text, begin, end);
    std::vector<std::size_t> places;
    if (breaking != Breaking::running && breaking != Breaking::prose) return places;
    for (std::size_t at = begin + 1; at < end; ++at) {
        const char before = text[at - 1];
        const bool mark = (before == '/' || before == '.' || before == '-') && text[at] != before;
        if (mark && text[at] != ' ') places.push_back(at);
        if (before == ' ' && text[at] != ' ') places.push_back(at);
    }
    return places;
}

}  // namespace sigillum::typeset
