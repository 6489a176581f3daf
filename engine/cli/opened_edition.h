// An edition read from its folder and made ready, with everything that was found on the way.
#pragma once

#include <filesystem>
#include <memory>

#include "base/date.h"
#include "base/findings.h"
#include "issue/assets.h"
#include "issue/workshop.h"

namespace sigillum::cli {

struct OpenedEdition {
    std::unique_ptr<issue::Workshop> workshop;  // empty when there were errors
    Findings findings;
};

OpenedEdition open_edition(const std::filesystem::path& path, const issue::AssetFolders& assets,
                           const Instant& now);

}  // namespace sigillum::cli
