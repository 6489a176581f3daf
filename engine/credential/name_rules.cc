// Names that may be right, but are seldom meant so: each a warning.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "credential/code_points.h"
#include "credential/garbled_text.h"
#include "credential/look_alike.h"
#include "credential/plain_text.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

// How many capital and small letters a word has, and how many of any kind.
struct Case {
    int capital = 0, small = 0, letters = 0;
    bool roman = true;  // I, V, X, L, C, D, M only: "VIII"
};

Case case_of(std::string_view word) {
    Case found;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = static_cast<UChar32>(next_code_point(word, at).value_or(0xFFFD));
        if (u_isalpha(c) == 0) continue;
        UErrorCode status = U_ZERO_ERROR;
        const bool georgian =
            uscript_getScript(c, &status) == USCRIPT_GEORGIAN;  // no capitals in running text
        ++found.letters;
        if (u_isUUppercase(c) != 0) ++found.capital;
        if (u_isULowercase(c) != 0 && !georgian) ++found.small;
        if (c >= 0x80 || std::string_view("IVXLCDM").find(static_cast<char>(c)) == std::string_view::npos)
            found.roman = false;
    }
    return found;
}

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    while (!name.empty()) {
        const auto end = std::min(name.find(' '), name.size());
        if (end > 0) words.push_back(name.substr(0, end));
        name.remove_prefix(std::min(name.size(), end + 1));
    }
    return words;
}

constexpr const char* as_printed =
    "capital and small letters as they are to be printed; if these are, leave them";

void check_case(const Check& check, const Learner& learner, const char* column, const std::string& name) {
    constexpr int letters_of_a_name = 4;  // shorter ones may be initials: "DJ", "O", "Ng"
    const Case whole = case_of(name);
    if (whole.capital == whole.letters && whole.letters >= letters_of_a_name && !whole.roman) {
        return check.warn(name_in_capitals, learner, column, fmt::format("“{}” is all in capitals", name),
                          as_printed);
    }
    if (whole.capital == 0 && whole.small > 1) {
        return check.warn(name_without_capitals, learner, column,
                          fmt::format("“{}” has no capital letter", name), as_printed);
    }
    for (const std::string_view word : words_of(name)) {
        const Case found = case_of(word);
        if (found.capital != found.letters || found.letters < letters_of_a_name || found.roman) continue;
        return check.warn(name_in_capitals, learner, column,
                          fmt::format("“{}” is in capitals in “{}”", word, name), as_printed);
    }
}

void check_signs(const Check& check, const Learner& learner, const char* column, const std::string& name) {
    for (const char c : name) {
        if (c >= '0' && c <= '9') {
            return check.warn(digit_in_name, learner, column, fmt::format("“{}” has the digit {}", name, c),
                              "a name without digits; if it is right, leave it");
        }
    }
    if (name.find('?') != std::string::npos) {
        check.warn(question_mark_in_name, learner, column, fmt::format("“{}” has a question mark", name),
                   "the letter that was lost when the list was saved");
    }
}

void check_letters(const Check& check, const Learner& learner, const char* column, const std::string& text) {
    if (const auto meant = ungarbled(text)) {
        return check.warn(garbled_text, learner, column,
                          fmt::format("“{}” is garbled; it was probably “{}”", text, *meant),
                          "the name as it was, or the list saved anew as “CSV UTF-8”");
    }
    if (const auto found = look_alike_in(text)) {
        check.warn(look_alike_letter, learner, column,
                   fmt::format("“{}” has {}, which looks like “{}”", text, code_point_name(found->letter),
                               utf8_of(found->resembles)),
                   "the word typed anew on one keyboard");
    }
}

}  // namespace

void check_names(const Check& check) {
    for (const Learner& learner : check.learners) {
        const bool joined = !learner.given_name.empty() && !learner.family_name.empty() &&
                            learner.name == learner.given_name + " " + learner.family_name;
        const std::pair<const char*, const std::string&> names[] = {{"name", learner.name},
                                                                    {"latin_name", learner.latin_name},
                                                                    {"given_name", learner.given_name},
                                                                    {"family_name", learner.family_name}};
        for (const auto& [column, name] : names) {
            if (name.empty() || (joined && column == names[0].first)) continue;
            check_case(check, learner, column, name);
            check_signs(check, learner, column, name);
            check_letters(check, learner, column, name);
        }
        if (!learner.birth_place.empty()) check_letters(check, learner, "birth_place", learner.birth_place);
    }
}

}  // namespace sigillum::credential
