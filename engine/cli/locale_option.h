// The language that --locale names.
#pragma once

#include <string>

#include "base/language.h"
#include "base/result.h"
#include "locale/catalogue_folder.h"

namespace sigillum::cli {

inline constexpr ErrorKind no_catalogue{"no-catalogue"};

// A language with a catalogue of its own. Error no_catalogue.
Result<Language> language_with_own_catalogue(const locale::CatalogueFolder& folder, const std::string& tag);
// A language that a catalogue serves: its own or the nearest ("de" for "de-AT"). Error no_catalogue.
Result<Language> language_with_catalogue(const locale::CatalogueFolder& folder, const std::string& tag);

}  // namespace sigillum::cli
