// A catalogue as it stands in locales/<tag>.json.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/result.h"
#include "locale/calendar.h"
#include "locale/catalogues.h"

namespace sigillum::locale {

struct CatalogueFile {
    Language language;
    std::string name;        // of the language, in itself: "Polski"
    std::string icu_locale;  // for dates, lists and names: "en-GB" where the language alone would mean another region
    Review review;
    DatePatterns dates;
    std::map<std::string, std::string> messages;             // patterns by key
    std::map<std::string, std::string> fields_of_education;  // names of ISCED-F 2013 by code
};

// Reads the text of a catalogue. `shown` names the file in errors; its stem must be the language's tag.
Result<CatalogueFile> read_catalogue_file(std::string_view json, const std::string& shown);

}  // namespace sigillum::locale
