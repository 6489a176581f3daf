// What languages ask of the ends of lines: which words stay together, and where a word may be parted.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "locale/hyphenation.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_line_rules{"bad-line-rules"};

// The rules of one language. All words are as they stand in a text, with a capital too where the list has
// them small.
struct LineRule {
    using Words = std::set<std::string, std::less<>>;

    Words stay_with_next;    // a line does not end after these: "v", "«"
    Words stay_with_number;  // a line does not end after these where a figure follows: "§", "Nr."
    Words units;             // a line does not begin with these where a number stands before: "ECTS"
    Words joints_of_dates;   // neither, nor end after these there, nor begin with them before a year: "de"
    std::vector<std::string> stay_with_previous;  // a line does not begin with these signs: "»"
    bool nouns_have_capitals = false;             // else a capital within a sentence marks a name
    bool elides = false;                          // the word begins behind an apostrophe: "l’apprentissage"
    bool repeats_hyphens = false;  // a line that ended at a hyphen of the word's own would have to repeat it
    std::string dictionary;        // file; empty where there is none
    std::string package;           // that brings it; empty for one of our own
    const Hyphenation* hyphenation = nullptr;  // where its dictionary was read
};

// The rules of all languages, with the dictionaries of those that are wanted. Immutable once loaded.
class LineRules {
  public:
    // No rules for any language.
    LineRules() = default;
    // Only moved: the rules point to the dictionaries beside them.
    LineRules(LineRules&&) = default;
    LineRules& operator=(LineRules&&) = default;

    // Reads rules.json of the folder locales/line-breaks and the dictionaries of the wanted languages. One
    // that is not installed is left out. Errors: bad_line_rules, bad_hyphenation, those of read_file.
    static Result<LineRules> load(const std::filesystem::path& folder, const std::set<Language>& wanted);

    // Those of the language, or of the one its tag begins with ("de" for "de-AT"), else what all have in
    // common.
    const LineRule& of(const Language& language) const;

    // All languages that have rules of their own.
    const std::map<std::string, LineRule, std::less<>>& languages() const { return by_tag_; }

    // The files of the dictionaries that were read.
    const std::vector<std::filesystem::path>& dictionary_files() const { return files_; }

  private:
    std::map<std::string, LineRule, std::less<>> by_tag_;
    LineRule common_;
    std::map<std::filesystem::path, Hyphenation> hyphenations_;
    std::vector<std::filesystem::path> files_;
};

// Where the rules lie in the folder of catalogues.
std::filesystem::path line_rules_folder(const std::filesystem::path& locales);
// The file of the rules themselves in their folder.
std::filesystem::path line_rules_file(const std::filesystem::path& folder);

}  // namespace sigillum::locale
