// The proof sheet of a language, as a file.
#pragma once

#include "cli/options.h"
#include "issue/assets.h"

namespace sigillum::cli {

// `preview --locale xx --all`: prints what was written or what was wrong, and gives the exit code.
int write_proof_sheet(const PreviewOptions& options, const issue::AssetFolders& assets);

}  // namespace sigillum::cli
