// Letters of one script that pass for those of another.
#pragma once

#include <optional>
#include <string_view>

namespace sigillum::credential {

struct LookAlike {
    char32_t letter;     // the one that does not belong
    char32_t resembles;  // the letter of the name's own script
};

// The first letter of a name that is not of the script of its word, or of the name's other words, but looks
// like a letter of it (Unicode Technical Standard 39, confusable characters): a Cyrillic а in a Latin name.
// Names in another script throughout, and words in another script that could not be misread, have none.
std::optional<LookAlike> look_alike_in(std::string_view name);

}  // namespace sigillum::credential
