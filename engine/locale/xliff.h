// Translations on their way to translators' tools and back: XLIFF 1.2 (OASIS, 1 February 2008), which OmegaT,
// Weblate and memoQ all read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/language.h"
#include "base/result.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_xliff{"bad-xliff"};

// One text: a trans-unit.
struct TranslationUnit {
    std::string id;
    std::string source;
    std::optional<std::string> target;  // nothing: not translated yet
    std::string state;             // of the target, a word of XLIFF 1.2, section 3.3: "final"; may be empty
    std::optional<bool> approved;  // a reviewer has accepted it
    std::string note;              // for the translator

    bool operator==(const TranslationUnit&) const = default;
};

struct Xliff {
    std::string original;  // the file that the texts are from
    Language source, target;
    std::vector<TranslationUnit> units;
};

// The file's bytes; the same for the same texts.
Bytes write_xliff(const Xliff& xliff);

// Reads a file as it comes back, also with what tools add to it: other elements, attributes, segments (mrk).
// A document type is refused, so that nothing is expanded and nothing outside is read. Error bad_xliff names
// the unit as the place's field: inline tags, which no text of a catalogue has; an id that is given twice.
Result<Xliff> read_xliff(ByteView xml, const std::string& shown);

}  // namespace sigillum::locale
