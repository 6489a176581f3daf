// What all learners with the same languages and the same grammatical form share, put into words once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compose/rows.h"
#include "compose/statement.h"
#include "compose/subject.h"
#include "document/document.h"
#include "layout/layout.h"

namespace sigillum::compose {

// A place of the statement: its nodes, unless they are told for each learner.
struct StatementSlot {
    const StatementField* field = nullptr;
    Nodes shared;
};

// A place of the supplement: its heading and its value, unless that is told for each learner.
struct RowSlot {
    const RowField* field = nullptr;
    document::Node heading;
    Nodes shared;
    std::vector<document::Node> rows;  // that are told for all, by the numbers they had so far
};

// Row slots of the edition, or of one learning unit.
using RowSlots = std::vector<RowSlot>;

struct SharedWords {
    Voice voice;
    Nodes crown;
    std::vector<StatementSlot> statement;
    Nodes signatures;
    Nodes supporters;
    document::Node supplement_title;
    Nodes supplement_subtitle;  // none in a document of two languages
    RowSlots rows;
    document::Node unit_heading;
    std::map<std::string, RowSlots, std::less<>> units;  // by id
    document::Node end_mark;
    document::Furniture furniture;
    document::Metadata metadata;
};

// `credential`: the first learner that needs these words. Trouble is left in the voice of the result.
std::unique_ptr<SharedWords> shared_words(Voice voice, const credential::Credential& credential,
                                          const layout::Layout& layout);

}  // namespace sigillum::compose
