#include "cli/opened_edition.h"

#include "credential/read.h"

namespace sigillum::cli {

OpenedEdition open_edition(const std::filesystem::path& path, const issue::AssetFolders& assets, const Instant& now) {
    credential::ReadEdition read = credential::read_edition(path, {.today = date_of(now)});
    OpenedEdition opened{nullptr, std::move(read.findings)};
    if (opened.findings.has_errors() || !read.edition) return opened;
    opened.workshop = issue::set_up(std::move(*read.edition), assets, opened.findings);
    return opened;
}

}  // namespace sigillum::cli
