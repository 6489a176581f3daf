// manifest.json: what an edition's folder of documents holds.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "credential/edition.h"
#include "issue/issue_edition.h"

namespace sigillum::issue {

// One row a document: number, key of the learner, file, SHA-256, pages.
Bytes manifest(const credential::Edition& edition, const IssueReport& report, const Instant& issued);

}  // namespace sigillum::issue
