// The printed half of a record, read off the tree that is typeset: what is visible and what is attached cannot differ.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "credential/record.h"
#include "document/document.h"

namespace sigillum::compose {

// One entry for each text of each node, in reading order, the main language before the second. Field names as docs/document-tree.md
// lists them; line breaks become spaces.
std::vector<credential::PrintedText> printed_texts(const document::Document& document);

// The same as credential::append_printed() writes them.
Bytes printed_entries(const document::Document& document);

}  // namespace sigillum::compose
