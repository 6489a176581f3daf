// What a Catalogue holds inside, and how it is made from its file.
#pragma once

#include <unicode/listformatter.h>
#include <unicode/locid.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "locale/calendar.h"
#include "locale/catalogue_file.h"
#include "locale/catalogues.h"
#include "locale/country_names.h"

namespace sigillum::locale {

struct Catalogue::Impl {
    Language language;
    Review review;
    std::string icu_name;
    icu::Locale icu_locale;
    std::map<std::string, Message, std::less<>> messages;
    std::map<std::string, std::string, std::less<>> fields_of_education;
    Calendar calendar;
    std::unique_ptr<icu::ListFormatter> lists;
    std::optional<std::pair<std::string, std::string>> list_joints;  // in place of what `lists` has
    std::vector<Euphony> euphony;
    std::string opening_quote, closing_quote;
    std::string decimal_separator;
    char32_t zero_digit = U'0';
    CountryNames countries;
};

// Compiles every message. `shown` names the file in errors; the key of a bad message is the place's field.
Result<std::unique_ptr<Catalogue::Impl>> make_catalogue(CatalogueFile file, const std::string& shown);

}  // namespace sigillum::locale
