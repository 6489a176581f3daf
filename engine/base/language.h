// A language named by its BCP 47 tag.
#pragma once

#include <compare>
#include <string>

namespace sigillum {

// A BCP 47 tag in canonical case: "en", "pl", "nb", "sr-Latn". Only made from checked input (locale/tag.h).
struct Language {
    std::string tag;
    auto operator<=>(const Language&) const = default;
};

}  // namespace sigillum
