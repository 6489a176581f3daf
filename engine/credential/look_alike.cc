#include "credential/look_alike.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

struct Letter {
    char32_t character;
    UScriptCode script;
};

// The letters of Latin, Greek and Cyrillic, word by word: the scripts that share the shapes of letters.
std::vector<std::vector<Letter>> words_of(std::string_view name) {
    std::vector<std::vector<Letter>> words(1);
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at).value_or(0xFFFD);
        if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
            words.emplace_back();
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
        const bool shares_shapes =
            script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
        if (shares_shapes && u_isalpha(static_cast<UChar32>(c)) != 0) words.back().push_back({c, script});
    }
    std::erase_if(words, [](const auto& word) { return word.empty(); });
    return words;
}

using Counts = std::map<UScriptCode, int>;

// The script of most letters; Latin where it is undecided.
UScriptCode main_script(const Counts& counts) {
    UScriptCode best = USCRIPT_LATIN;
    int most = counts.contains(USCRIPT_LATIN) ? counts.at(USCRIPT_LATIN) : 0;
    for (const auto& [script, count] : counts) {
        if (count > most) {
            best = script;
            most = count;
        }
    }
    return best;
}

// What confusable characters have in common.
class Shapes {
  public:
    Shapes() {
        UErrorCode status = U_ZERO_ERROR;
        checker_.reset(uspoof_open(&status));
        if (U_FAILURE(status)) checker_.reset();
    }

    // The letter of that script that looks like it, in the same case.
    std::optional<char32_t> twin(char32_t letter, UScriptCode script) const {
        const icu::UnicodeString wanted = shape(letter);
        if (wanted.isEmpty()) return std::nullopt;
        const bool capital = u_isupper(static_cast<UChar32>(letter)) != 0;
        const auto [first, last] = alphabet(script);
        for (char32_t c = first; c <= last; ++c) {
            const bool same_case = (u_isupper(static_cast<UChar32>(c)) != 0) == capital;
            if (same_case && u_isalpha(static_cast<UChar32>(c)) != 0 && shape(c) == wanted) return c;
        }
        return std::nullopt;
    }

  private:
    static std::pair<char32_t, char32_t> alphabet(UScriptCode script) {
        if (script == USCRIPT_GREEK) return {0x0370, 0x03FF};
        if (script == USCRIPT_CYRILLIC) return {0x0400, 0x04FF};
        return {U'A', 0x017F};
    }

    icu::UnicodeString shape(char32_t letter) const {
        if (!checker_) return {};
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString skeleton;
        uspoof_getSkeletonUnicodeString(checker_.get(), 0, icu::UnicodeString(static_cast<UChar32>(letter)),
                                        skeleton, &status);
        return U_SUCCESS(status) ? skeleton : icu::UnicodeString();
    }

    struct Close {
        void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
    };
    std::unique_ptr<USpoofChecker, Close> checker_;
};

// The first of the letters that is of another script, with its twin; all of these need one when `all`.
std::optional<LookAlike> stranger_in(const std::vector<Letter>& word, UScriptCode script, bool all,
                                     const Shapes& shapes) {
    std::optional<LookAlike> first;
    for (const Letter& letter : word) {
        if (letter.script == script) continue;
        const auto twin = shapes.twin(letter.character, script);
        if (twin && !first) first = LookAlike{letter.character, *twin};
        if (!twin && all) return std::nullopt;
    }
    return first;
}

}  // namespace

std::optional<LookAlike> look_alike_in(std::string_view name) {
    const auto words = words_of(name);
    Counts in_name;
    for (const auto& word : words) {
        for (const Letter& letter : word) ++in_name[letter.script];
    }
    if (in_name.size() < 2) return std::nullopt;
    const Shapes shapes;
    const UScriptCode main = main_script(in_name);
    for (const auto& word : words) {
        Counts in_word;
        for (const Letter& letter : word) ++in_word[letter.script];
        const bool mixed = in_word.size() > 1;
        const UScriptCode script = mixed ? main_script(in_word) : main;
        if (const auto found = stranger_in(word, script, !mixed, shapes)) return found;
    }
    return std::nullopt;
}

}  // namespace sigillum::credential
