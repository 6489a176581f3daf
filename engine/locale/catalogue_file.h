// A catalogue as it stands in locales/<tag>.json.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "locale/calendar.h"
#include "locale/catalogues.h"
#include "locale/review_marks.h"

namespace sigillum::locale {

// Where the word that joins the last part of a list changes for the sake of sound: Italian "e" is "ed" before
// "e".
struct Euphony {
    std::string joint;                // as Unicode's CLDR has it: " e "
    std::string instead;              // " ed "
    std::vector<std::string> before;  // beginnings of the next part, in lower case: "e", "é", "è"
};

struct CatalogueFile {
    Language language;
    std::string name;  // of the language, in itself: "Polski"
    std::string
        icu_locale;  // for dates, lists and names: "en-GB" where the language alone would mean another region
    Review review;
    ReviewMarks marks;  // of every message and name
    DatePatterns dates;
    std::optional<std::pair<std::string, std::string>>
        quotation_marks;  // where they are not those of CLDR: "« ", " »"
    std::optional<std::pair<std::string, std::string>>
        list_joints;  // between parts and before the last, where they are not those of CLDR: ", ", " u "
    std::vector<Euphony> euphony;
    std::map<std::string, std::string> messages;             // patterns by key
    std::map<std::string, std::string> fields_of_education;  // names of ISCED-F 2013 by code
};

// Reads the text of a catalogue. `shown` names the file in errors; its stem must be the language's tag.
Result<CatalogueFile> read_catalogue_file(std::string_view json, const std::string& shown);
// The same from the file.
Result<CatalogueFile> read_catalogue_file(const std::filesystem::path& path);

// Texts of the documents themselves: not those of the verification page (site.*) and of the cover sheets of
// print jobs (print.*).
bool stands_on_documents(std::string_view key);

// How many messages and names of ISCED-F have which mark.
ReviewCounts counts_of_messages(const CatalogueFile& file);
ReviewCounts counts_of_fields(const CatalogueFile& file);
// Of the messages on documents alone.
ReviewCounts counts_on_documents(const CatalogueFile& file);

}  // namespace sigillum::locale
