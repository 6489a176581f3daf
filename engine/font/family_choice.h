// Which of several families for the same characters a text is set in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace sigillum::font {

// What the choice is made by: the language of the text and the scripts of its letters.
class FamilyChoice {
  public:
    FamilyChoice(std::string_view text, const Language& language);

    // 0 for a family of the text's language (in the script its tag names or in its usual one: "zh-TW" is
    // traditional Chinese), 1 for one that is there for a script other than Han of which the text has letters
    // (kana, Hangul, Bopomofo), 2 for one of traditional Chinese where the text has characters that simplified
    // Chinese writes another way (CLDR's transform Hant-Hans), 3 for others.
    int rank(const std::vector<std::string>& scripts, const std::vector<std::string>& languages) const;

  private:
    std::string language_;
    std::vector<std::string> scripts_;
    bool traditional_ = false;
};

}  // namespace sigillum::font
