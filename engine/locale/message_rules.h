// What a message of any language has to keep to, so that it can stand for the English one.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/result.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_translation{"bad-translation"};

// Holds a translation to its English message: a pattern of ICU MessageFormat with the same arguments (and
// those that may be added), no straight apostrophe (it quotes in MessageFormat and would vanish), choices
// (select) made by the same words, the lines of a title, and a text where English has one. `icu_locale`
// decides plural rules. Error bad_translation says what is wrong; its place is empty.
Done hold_to_rules(std::string_view key, std::string_view pattern, std::string_view english,
                   const std::string& icu_locale);

}  // namespace sigillum::locale
