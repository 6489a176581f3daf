// The manifest: what an edition's folder of documents holds.
#pragma once

#include <string>

#include "base/result.h"
#include "credential/edition.h"
#include "issue/issue_edition.h"

namespace sigillum::issue {

// "manifest.json"; of a part, "manifest-2-of-8.json".
std::string manifest_name(const Shard& shard);
// The same with ".csv".
std::string manifest_table_name(const Shard& shard);

// Writes it into the folder of the request, and the same as a table beside it (.csv); those of parts are
// removed when it holds the whole. One row a document:
// number, key of the learner, file, SHA-256, type, pages, when it was signed and recorded, and how this run
// checked it: "read back", "read back and verified", or "by an earlier run". The table is UTF-8 with a byte
// order mark, "number,learner,file,sha256,type,pages,signed,recorded,checked", as csv_row() writes it.
// Learners of the report that have no key have no document, and no row.
Done write_manifests(const credential::Edition& edition, const IssueReport& report,
                     const IssueRequest& request);

}  // namespace sigillum::issue
