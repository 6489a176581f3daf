#include "cli/opened_edition.h"

#include <system_error>

#include "credential/read.h"
#include "issue/known_names.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind no_such_edition{"no-such-edition"};

// Whether the path names an edition; the reader of editions names files without their folder.
Done edition_exists(const fs::path& path) {
    std::error_code ignored;
    const bool folder = fs::is_directory(path, ignored);
    if (folder ? fs::exists(path / "edition.toml", ignored) || fs::exists(path / "edition.json", ignored)
               : fs::exists(path, ignored)) {
        return {};
    }
    return fail(no_such_edition, {.file = path.string()},
                folder ? "there is no edition.toml in this folder" : "there is no such file or folder",
                "a folder with edition.toml and learners.csv, or a path to either; `sigillum new` makes one");
}

}  // namespace

OpenedEdition open_edition(const std::filesystem::path& path, const issue::AssetFolders& assets,
                           const Instant& now, KeepList keep) {
    if (const Done exists = edition_exists(path); !exists) {
        OpenedEdition nothing;
        nothing.findings.add(exists.error());
        return nothing;
    }
    credential::ReadEdition read =
        credential::read_edition(path, {.today = date_of(now),
                                        .languages = issue::document_languages(assets),
                                        .keep_list = keep == KeepList::yes});
    OpenedEdition opened{nullptr, std::move(read.findings), std::move(read.list)};
    if (!read.edition) return opened;
    if (opened.findings.has_errors()) {
        issue::check_known_names(*read.edition, assets, opened.findings);
        opened.findings.sort();
        return opened;
    }
    opened.workshop = issue::set_up(std::move(*read.edition), assets, opened.findings);
    return opened;
}

}  // namespace sigillum::cli
