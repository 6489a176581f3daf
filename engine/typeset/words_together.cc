#include "typeset/words_together.h"

#include <algorithm>
#include <cctype>

namespace sigillum::typeset {
namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// A number of up to three figures, with a fraction or thousands behind them where it has any: no year.
bool is_amount(std::string_view number) {
    if (number.empty()) return false;
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

constexpr std::string_view en_dash = "\xE2\x80\x93";

// What stands behind the dash of a range: "20–22" -> "22".
std::string_view after_dash(std::string_view word) {
    const std::size_t dash = word.rfind(en_dash);
    return dash == std::string_view::npos ? word : word.substr(dash + en_dash.size());
}

// Without what makes an ordinal of it: "1.", "1.º", "1º", "1er", "1η" -> "1".
std::string_view cardinal(std::string_view number) {
    for (const std::string_view sign : {"\xC2\xBA", "\xCE\xB7", "er", "."}) {
        if (number.ends_with(sign)) number.remove_suffix(sign.size());
    }
    return number;
}

// Whether the word has four figures, and perhaps a sign behind them.
bool is_year(std::string_view word) {
    const std::string_view number = bare(word, ".,;:)");
    return number.size() == 4 && std::all_of(number.begin(), number.end(), is_figure);
}

// The dash between two days or other short numbers ("20.–22. Mai"). That behind a year may end a line.
bool parts_range(std::string_view text, std::size_t place) {
    if (!text.substr(0, place).ends_with(en_dash)) return false;
    std::string_view first = word_before(text, place);
    first = bare(first.substr(0, first.size() - en_dash.size()), ".");
    return is_amount(first) && is_figure(text[place]) && !is_year(word_at(text, place));
}

// A day and the word between it and its month: "14 de maig".
bool parts_day(std::string_view text, std::size_t place, const locale::LineRule& rule) {
    const std::string_view before = word_before(text, place);
    const auto at = static_cast<std::size_t>(before.data() - text.data());
    return at > 0 && rule.joints_of_dates.contains(before) &&
           is_amount(cardinal(after_dash(word_before(text, at))));
}

// An amount stays with the word after it: a day with its month, hours with their unit. So do the parts of a
// date and the groups of a large number that are written with spaces ("8. 6. 2026", "1 200").
bool parts_number(std::string_view text, std::size_t place) {
    const std::string_view word = after_dash(word_before(text, place));
    const bool ordinal = word.ends_with('.');
    const std::string_view number = cardinal(word);
    if (!is_amount(number)) return false;
    const char next = text[place];
    if (is_figure(next)) {
        const std::string_view after = bare(word_at(text, place), ".,;:)");
        const bool group = after.size() == 3 && std::all_of(after.begin(), after.end(), is_figure);
        return ordinal ? number.size() <= 2 : group;
    }
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next & 0x80) != 0;
    // U+2013 begins with E2 as well: a dash is no word.
    return letter && !text.substr(place).starts_with(en_dash.substr(0, 2));
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

}  // namespace

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

Bond bond(std::string_view text, std::size_t place, const locale::LineRule& rule) {
    if (text[place - 1] != ' ') {
        const bool repeated = rule.repeats_hyphens && text[place - 1] == '-';
        return repeated || parts_range(text, place) ? Bond::close : Bond::none;
    }
    const std::string_view before = word_before(text, place);
    const std::string_view opened = before.substr(std::min(before.find_first_not_of("(["), before.size()));
    const bool abbreviated = is_initial(opened) && !rule.units.contains(opened);  // not "2026 r."
    if (abbreviated || rule.stay_with_next.contains(opened)) return Bond::close;
    if (parts_number(text, place) || parts_unit(text, place, rule) || parts_day(text, place, rule))
        return Bond::close;
    const std::string_view rest = text.substr(place);
    if (std::any_of(rule.stay_with_previous.begin(), rule.stay_with_previous.end(),
                    [rest](const std::string& sign) { return rest.starts_with(sign); }))
        return Bond::close;
    return is_figure(text[place]) && rule.stay_with_number.contains(opened) ? Bond::loose : Bond::none;
}

}  // namespace sigillum::typeset
