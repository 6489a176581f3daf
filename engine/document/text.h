// Text with meaning: runs that know their language and their emphasis, but nothing of fonts or places.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"

namespace sigillum::document {

// Why a run differs from its neighbours. The style sheet of a layout decides how each looks.
enum class Emphasis {
    plain,
    title,   // the title of a learning opportunity: italic where the script has italics
    strong,  // a value that must be found at a glance: the learner's name, a grade
};

struct Run {
    std::string text;  // UTF-8, NFC
    Language language;
    Emphasis emphasis = Emphasis::plain;
    bool whole = false;  // no word is parted by a hyphen: a name, a number, a fact as it was given
    bool operator==(const Run&) const = default;
};

using Text = std::vector<Run>;

// The characters of all runs, one after the other.
inline std::string plain_text(const Text& text) {
    std::string all;
    for (const Run& run : text) all += run.text;
    return all;
}

}  // namespace sigillum::document
