// The batch that a signer has reviewed, held against the one that is about to be signed.
#pragma once

#include <optional>

#include "base/digest.h"
#include "base/findings.h"
#include "issue/batch_statement.h"

namespace sigillum::issue {

inline constexpr ErrorKind changed_since_review{"changed-since-review"};

struct ReviewedBatch {
    Sha256 digest{};                     // as the signer gives it
    std::optional<BatchStatement> list;  // that the review left; it names what changed
};

// Adds nothing when the batch is the reviewed one. Else errors: one for each change that the list can name
// (the first twenty, and how many more), or one that names both digests.
void check_reviewed(const ReviewedBatch& reviewed, const BatchStatement& present, Findings& findings);

}  // namespace sigillum::issue
