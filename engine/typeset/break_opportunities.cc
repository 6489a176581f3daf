#include "typeset/break_opportunities.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
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

// A number of up to three figures stays with the word after it: a day with its month, an amount with its
// unit.
bool parts_number(std::string_view text, std::size_t place) {
    std::string_view number = word_before(text, place);
    if (!number.empty() && number.back() == '.') number.remove_suffix(1);
    const auto figure = [](char c) { return c >= '0' && c <= '9'; };
    const char next = text[place];
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next & 0x80) != 0;
    // U+2013 begins with E2 as well: a dash is no word.
    const bool dash = text.substr(place).starts_with("\xE2\x80");
    return !number.empty() && number.size() <= 3 && std::all_of(number.begin(), number.end(), figure) &&
           letter && !dash;
}

// Polish, Czech and Slovak do not leave a word of one letter at the end of a line.
bool leaves_one_letter(std::string_view text, std::size_t place, const Language& language) {
    const std::string_view base = std::string_view(language.tag).substr(0, language.tag.find('-'));
    if (base != "pl" && base != "cs" && base != "sk") return false;
    const std::string_view word = word_before(text, place);
    const bool letter =
        word.size() == 1 && ((word[0] >= 'a' && word[0] <= 'z') || (word[0] >= 'A' && word[0] <= 'Z'));
    return letter && text[place - 1] == ' ';
}

std::vector<std::size_t> with_company(std::vector<std::size_t> places, std::string_view text,
                                      std::span<const Span> spans) {
    const Language language = spans.empty() ? Language{"en"} : spans.front().language;
    std::erase_if(places, [&](std::size_t place) {
        return parts_number(text, place) || leaves_one_letter(text, place, language);
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
    std::vector<std::size_t> run_ends;
    std::size_t end = 0;
    for (const Span& span : spans) run_ends.push_back(end += span.text.size());
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
                                             Breaking breaking) {
    switch (breaking) {
        case Breaking::running:
            return with_company(
                in_running_text(text, spans.empty() ? Language{"en"} : spans.front().language), text, spans);
        case Breaking::spaces:
            return with_company(after_spaces(text, 0, text.size()), text, spans);
        case Breaking::name:
            return in_name(text);
        case Breaking::signer:
            return in_signer(text);
        case Breaking::title:
            return in_title(text, spans);
        case Breaking::list:
            return in_list(text, spans);
    }
    return {};
}

std::vector<std::size_t> emergency_opportunities(const std::string& text, Breaking breaking,
                                                 std::size_t begin, std::size_t end) {
    if (breaking == Breaking::list) return after_spaces(text, begin, end);
    std::vector<std::size_t> places;
    if (breaking != Breaking::running) return places;
    for (std::size_t at = begin + 1; at < end; ++at) {
        const char before = text[at - 1];
        if ((before == '/' || before == '.' || before == '-') && text[at] != before) places.push_back(at);
    }
    return places;
}

}  // namespace sigillum::typeset
