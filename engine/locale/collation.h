// The order of words in a dictionary of a language.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/language.h"

namespace sigillum::locale {

// The places of the texts in the order of the language (CLDR collation); equal texts keep their order. In a
// language without rules of its own the root order holds.
std::vector<std::size_t> alphabetical(const std::vector<std::string>& texts, const Language& language);

}  // namespace sigillum::locale
