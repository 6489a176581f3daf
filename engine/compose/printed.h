// The printed half of a record, read off the tree that is typeset: what is visible and what is attached
// cannot differ.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "credential/record.h"
#include "document/document.h"

namespace sigillum::compose {

// One entry for each text of each node, in reading order, the main language before the second. Field names as
// docs/document-tree.md lists them; line breaks become spaces.
std::vector<credential::PrintedText> printed_texts(const document::Document& document);

// The same as credential::append_printed() writes them. Remembers what it wrote of parts that have an origin,
// which are of one composer: they stand under the same field names in all its documents. One thread at a
// time.
class PrintedEntries {
  public:
    Bytes of(const document::Document& document);

  private:
    using EntriesByOrigin = std::unordered_map<std::uint64_t, Bytes>;
    struct Take;

    EntriesByOrigin known_;
};

}  // namespace sigillum::compose
