// One edition from start to durable end: checked, reserved, made, sealed, written, recorded; a rerun
// continues.
#pragma once

#include "base/findings.h"
#include "issue/issue_request.h"
#include "issue/keys.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

inline constexpr ErrorKind no_such_learner{"unknown-learner"};

struct IssueReport {
    IssuedLearners learners;  // of those asked for, in the order of the list; empty when anything stopped the
                              // run
    Findings findings;        // errors: nothing was begun, or the run stopped where they say
    bool specimen = false;
    bool begun = false;  // documents may have been made, and the manifest is written; else nothing was
};

// Nothing is written while the edition has errors: the registry is opened, and made where it is missing, once
// it has none. Documents appear whole or not at all and count from the moment the registry has them. A run
// that was interrupted is continued by running it again: what it left that does not count is removed, what
// counts must lie in the folder as it was signed. A run for a part (request.shard) checks all learners like
// every other, and embeds the fonts that all need: a document is the same whoever makes it. It reserves,
// makes and lists the learners of its part only. The manifest holds every document of the edition, or of the
// part, that counts: also where single learners were asked for, and when the run was stopped.
IssueReport issue_edition(const Workshop& workshop, const IssuingKeys& keys,
                          const registry::OpenStore& registry, const IssueRequest& request);

}  // namespace sigillum::issue
