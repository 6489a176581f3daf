// An edition read from its folder and made ready, with everything that was found on the way.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "base/date.h"
#include "base/findings.h"
#include "credential/read.h"
#include "issue/assets.h"
#include "issue/workshop.h"

namespace sigillum::cli {

struct OpenedEdition {
    std::unique_ptr<issue::Workshop> workshop;  // empty when there were errors
    Findings findings;
    std::optional<credential::ReadList> list;  // the rows of the learners' list, when they were asked for
};

// Whether the rows of the learners' list come back beside the learners.
enum class KeepList { no, yes };

OpenedEdition open_edition(const std::filesystem::path& path, const issue::AssetFolders& assets,
                           const Instant& now, KeepList keep = KeepList::no);

}  // namespace sigillum::cli
