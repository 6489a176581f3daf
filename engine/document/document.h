// A certificate with its supplement as meaning: what it says, in reading order, before it has a look.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/language.h"
#include "document/node.h"

namespace sigillum::document {

// Why a document must not be taken for a real certificate.
enum class Standing {
    real,
    specimen,  // sealed with a demonstration key
    preview,   // not sealed at all
};

// What repeats on every page and therefore belongs to no node: it is written as an artifact. `second` forms
// are empty in a document of one language. Page texts are ICU messages already localised but for {page} and
// {pages}.
struct Furniture {
    Text head_name;  // "Certificate of Academic Achievement – Supplement"
    Text head_name_second;
    std::string learner;  // the learner's name as printed
    Language learner_language;
    Text number_label;  // "Certificate No."
    Text number_label_second;
    std::string number;         // in groups of four
    std::string awarding_line;  // "… on behalf of the … Alliance · verify.enhance.example"
    std::string page_pattern;   // "Page {page} of {pages}"
    std::string page_pattern_second;
    std::string complete_note;  // "Complete only with its supplement"; empty where there is none
    std::string complete_note_second;
    std::string unit_continued_pattern;  // "Learning unit {number} – {name} (continued)"
    std::string row_continued;           // "(continued)"
    std::string
        standing_mark;  // "SPECIMEN – not a real certificate", "PREVIEW – not signed"; empty when real
    bool operator==(const Furniture&) const = default;
};

// What the pages do not show but the file says.
struct Metadata {
    std::string title;  // document title, with the standing in front of it where it is not real
    std::string subject;
    std::string author;  // the awarding body
    std::string number;
    std::string verification_address;
    Instant created;
};

struct Document {
    Language main;
    std::optional<Language> second;
    Standing standing = Standing::real;
    Metadata metadata;
    Furniture furniture;
    Node root;
};

// Numbers all nodes depth first from 0 and returns how many there are.
int number_nodes(Document& document);

}  // namespace sigillum::document
