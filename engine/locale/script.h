// The script a language is written in.
#pragma once

#include <string>

#include "base/language.h"

namespace sigillum::locale {

// The code of ISO 15924, from the tag or, where it names none, the one that Unicode's CLDR finds likely:
// "Latn", "Cyrl". Empty when not even that is known.
std::string script_of(const Language& language);

}  // namespace sigillum::locale
