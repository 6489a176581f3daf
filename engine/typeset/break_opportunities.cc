#include "typeset/break_opportunities.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <string_view>

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

std::string_view word_before(std::string_view text, std::size_t place) {
    std::size_t end = place;
    while (end > 0 && text[end - 1] == ' ') --end;
    const std::size_t space = end == 0 ? std::string_view::npos : text.rfind(' ', end - 1);
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    return text.substr(begin, end - begin);
}

std::string_view word_at(std::string_view text, std::size_t place) {
    return text.substr(place, text.find(' ', place) - place);
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// A number of up to three figures, with a fraction or thousands behind them where it has any: no year.
bool is_amount(std::string_view number) {
    const auto first =
        static_cast<std::size_t>(std::find_if_not(number.begin(), number.end(), is_figure) - number.begin());
    if (first == 0 || first > 3) return false;
    const auto of_number = [](char c) { return is_figure(c) || c == '.' || c == ','; };
    return is_figure(number.back()) && std::all_of(number.begin(), number.end(), of_number);
}

// The word without the signs that may end it.
std::string_view bare(std::string_view word, std::string_view signs) {
    return word.substr(0, word.find_last_not_of(signs) + 1);
}

// An amount stays with the word after it: a day with its month, hours with their unit. So do the parts of a
// date and the groups of a large number that are written with spaces ("8. 6. 2026", "1 200").
bool parts_number(std::string_view text, std::size_t place) {
    const std::string_view word = word_before(text, place);
    const bool ordinal = word.ends_with('.');
    const std::string_view number = ordinal ? word.substr(0, word.size() - 1) : word;
    if (number.empty() || !is_amount(number)) return false;
    const char next = text[place];
    if (is_figure(next)) {
        const std::string_view after = bare(word_at(text, place), ".,;:)");
        const bool group = after.size() == 3 && std::all_of(after.begin(), after.end(), is_figure);
        return ordinal ? number.size() <= 2 : group;
    }
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next & 0x80) != 0;
    // U+2013 begins with E2 as well: a dash is no word.
    return letter && !text.substr(place).starts_with("\xE2\x80");
}

// A number of any length stays with its unit.
bool parts_unit(std::string_view text, std::size_t place, const locale::LineRule& rule) {
    const std::string_view number = bare(word_before(text, place), ".");
    if (number.empty() || !is_figure(number.back())) return false;
    const std::string_view next = bare(word_at(text, place), ",;:)");
    return rule.units.contains(next) || rule.units.contains(bare(next, "."));
}

// A letter with a point is an initial or part of an abbreviation ("J. Kowalski", "z. B.").
bool is_initial(std::string_view word) {
    if (word.size() < 2 || word.back() != '.') return false;
    const std::string_view letter = word.substr(0, word.size() - 1);
    const auto first = static_cast<unsigned char>(letter[0]);
    if (first < 0x80) return letter.size() == 1 && std::isalpha(first) != 0;
    return letter.size() == 2 && first >= 0xC3 && first < 0xE0;  // two bytes: Latin, Greek, Cyrillic
}

bool parts_company(std::string_view text, std::size_t place, const locale::LineRule& rule) {
    if (text[place - 1] != ' ') return rule.repeats_hyphens && text[place - 1] == '-';
    const std::string_view before = word_before(text, place);
    const std::string_view opened = before.substr(std::min(before.find_first_not_of("(["), before.size()));
    if (rule.stay_with_next.contains(opened)) return true;
    if (is_initial(opened) && !rule.units.contains(opened)) return true;  // "2026 r."
    if (is_figure(text[place]) && rule.stay_with_number.contains(opened)) return true;
    if (parts_number(text, place) || parts_unit(text, place, rule)) return true;
    const std::string_view rest = text.substr(place);
    return std::any_of(rule.stay_with_previous.begin(), rule.stay_with_previous.end(),
                       [rest](const std::string& sign) { return rest.starts_with(sign); });
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
        return parts_company(text, place, rules.of(language_before(place, spans)));
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
