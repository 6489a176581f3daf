// Every text of a language as it stands in documents, for a native speaker who reads proofs.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "locale/catalogue_file.h"
#include "locale/catalogues.h"

namespace sigillum::locale {

// A stretch of a text: words of the catalogue, or an example that was filled in.
struct ProofPiece {
    std::string words;
    bool filled_in = false;
};

// One form of a text: what was chosen ("form", "feminine"; none for a text with one form), and how it reads.
struct ProofForm {
    std::vector<std::pair<std::string, std::string>> choices;
    std::vector<ProofPiece> pieces;
};

struct ProofEntry {
    std::string key;  // of the message; "fields_of_education.0613"; "dates.day", "lists.two" and the like
    std::vector<ProofForm> english;
    std::vector<ProofForm> own;        // none: the catalogue lacks the text
    std::optional<ReviewStatus> mark;  // none where the words are those of Unicode's CLDR
};

struct ProofGroup {
    std::string title;  // in English: "Types of assessment"
    std::vector<ProofEntry> entries;
};

struct ProofSheet {
    Language language;
    std::string name, english_name;  // "Polski", "Polish"
    bool right_to_left = false;
    std::string review_note;
    ReviewCounts messages, fields;
    std::vector<ProofGroup> groups;
};

// A language as its file has it and as it is used.
struct ProofSource {
    const CatalogueFile& file;
    const Catalogue& catalogue;
};

// The sheet of `own` with the English text beside each. Holds every message of the English catalogue once,
// with all its forms (message_choices.h) and no place left open, every name of ISCED-F, and the forms of
// dates, ranges, lists, decimals, quotation marks, names of languages and countries. Errors: missing_message,
// missing_argument, bad_message.
Result<ProofSheet> proof_sheet(const ProofSource& own, const ProofSource& english);

}  // namespace sigillum::locale
