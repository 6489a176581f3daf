// A language named by its BCP 47 tag.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sigillum {

// A BCP 47 tag in canonical case: "en", "pl", "nb", "sr-Latn". Made from input only through
// language_from_tag().
struct Language {
    std::string tag;
    auto operator<=>(const Language&) const = default;
};

// "EN-gb" -> Language{"en-GB"}: well formed as RFC 5646, section 2.1 asks of language, script, region and
// variant subtags, in the case of section 2.1.1; nothing for anything else.
std::optional<Language> language_from_tag(std::string_view tag);

// "sr-Latn" -> "sr".
std::string base_language(const Language& language);

}  // namespace sigillum
