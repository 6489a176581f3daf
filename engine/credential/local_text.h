// A text given once, or per language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"

namespace sigillum::credential {

// Texts by language. An edition writes `title = "…"` (its main language) or `title = { en = "…", pl = "…" }`.
struct LocalText {
    std::vector<std::pair<Language, std::string>> texts;  // in the order given; at most one a language

    bool empty() const { return texts.empty(); }
    // The text in that language; else in its base language ("pt" for "pt-BR"); else nullptr.
    const std::string* find(const Language& language) const;
    // The same, or the first text given when there is none; "" when empty. `used` tells the language of what came back.
    const std::string& in(const Language& language) const;
    const Language& language_for(const Language& language) const;
    bool operator==(const LocalText&) const = default;
};

}  // namespace sigillum::credential
