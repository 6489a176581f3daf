// `issue --reviewed`: the batch that a signer has reviewed, as the command line names it.
#pragma once

#include <string>

#include "base/findings.h"
#include "cli/options.h"
#include "issue/assets.h"
#include "issue/workshop.h"

namespace sigillum::cli {

inline constexpr ErrorKind bad_digest{"bad-digest"};

// "sigillum 0.1.0": what makes the documents.
std::string program_name();

// Adds errors when the options name a reviewed batch and this is another; adds nothing when they name none.
// --reviewed takes the digest, with or without spaces, or the file of the list that the review wrote.
void check_reviewed(const IssueOptions& options, const issue::Workshop& workshop,
                    const issue::AssetFolders& assets, Findings& findings);

}  // namespace sigillum::cli
