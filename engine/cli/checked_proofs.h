// `issue --proof`, `--proofs`: proofs of units, read and checked before anything is issued.
#pragma once

#include <filesystem>

#include "base/findings.h"
#include "cli/options.h"
#include "issue/keys.h"
#include "issue/proof.h"
#include "issue/workshop.h"

namespace sigillum::cli {

// What the proofs are checked with, besides the options.
struct ProofSurroundings {
    const issue::IssuingKeys& keys;
    std::filesystem::path registry;  // of this run
    Instant now;
};

// The book is to be used when no errors were added. Empty when the options name no proofs.
issue::ProofBook checked_proofs(const IssueOptions& options, const issue::Workshop& workshop,
                                const ProofSurroundings& with, Findings& findings);

}  // namespace sigillum::cli
