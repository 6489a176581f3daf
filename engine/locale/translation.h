// A catalogue given to translators and taken back.
#pragma once

#include "base/bytes.h"
#include "base/findings.h"
#include "locale/catalogue_file.h"
#include "locale/xliff.h"

namespace sigillum::locale {

// All messages and names of ISCED-F that English has, with the catalogue's own text, its mark as the state
// (final: official, signed-off: reviewed, needs-review-translation: unreviewed) and a note on what is filled
// in. Sorted by key.
Xliff for_translators(const CatalogueFile& english, const CatalogueFile& own);

// The catalogue that translations go into. Refers to values that stay with the caller.
struct TranslatedCatalogue {
    const CatalogueFile& english;
    const CatalogueFile& own;
    const Bytes& json;  // the text that reads as `own`
};

struct TakenOver {
    Bytes catalogue;  // the file with the translations, each other byte as it was
    int texts = 0;    // that changed or are new
    int marks = 0;    // that changed
};

// Takes the translations over into a catalogue. Each is held to its English
// message (message_rules.h); every fault is added to `findings`, named by its unit, and nothing is taken over
// then. Units that are left out or not translated stay as they are. A state or an approval says who vouches
// for a text; a text that has changed is never official.
TakenOver take_over(const Xliff& translated, const TranslatedCatalogue& into, const std::string& shown,
                    Findings& findings);

}  // namespace sigillum::locale
