#include <fmt/format.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/new_edition_files.h"
#include "cli/report.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind folder_exists{"folder-exists"};

Done make_edition(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error)) {
        return fail(folder_exists, {.file = folder.string()}, "is there already",
                    "a folder that does not exist yet");
    }
    for (const NewEditionFile& file : new_edition_files()) {
        const fs::path path = folder / file.name;
        fs::create_directories(path.parent_path(), error);
        if (error)
            return fail(cannot_write_file, {.file = folder.string()}, error.message(),
                        "a folder that can be made");
        if (const Done written = write_file(path, file.content); !written) return written;
    }
    return {};
}

}  // namespace

int run_new(const NewOptions& options) {
    const Done made = make_edition(options.folder);
    if (!made) {
        print_error(made.error());
        return found_errors;
    }
    const std::string folder = options.folder.string();
    fmt::print(
        "{0}/edition.toml and {0}/learners.csv are ready to change. Then:\n"
        "  sigillum preview {0}\n  sigillum check {0}\n  sigillum keys demo --out demo-keys\n"
        "  sigillum issue {0} --out issued --keys demo-keys\n",
        folder);
    return success;
}

}  // namespace sigillum::cli
