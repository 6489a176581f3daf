// The manifest: what an edition's folder of documents holds.
#pragma once

#include <string>

#include "base/bytes.h"
#include "credential/edition.h"
#include "issue/issue_edition.h"

namespace sigillum::issue {

// "manifest.json"; of a part, "manifest-2-of-8.json".
std::string manifest_name(const Shard& shard);

// One row a document: number, key of the learner, file, SHA-256, pages; and which part of the edition they
// are.
Bytes manifest(const credential::Edition& edition, const IssueReport& report, const IssueRequest& request);

}  // namespace sigillum::issue
