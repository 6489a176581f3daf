#include "issue/preview.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/opened_edition.h"
#include "cli/proof_sheet.h"
#include "cli/report.h"
#include "cli/surroundings.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind unknown_learner{"unknown-learner"};

Result<credential::Learner> chosen(const issue::Workshop& workshop, const std::string& key) {
    const auto& learners = workshop.learners();
    const auto found = key.empty() ? learners.begin()
                                   : std::find_if(learners.begin(), learners.end(),
                                                  [&key](const auto& learner) { return learner.key == key; });
    if (found != learners.end()) return *found;
    return fail(unknown_learner, {.field = "--learner"},
                fmt::format("“{}” is no key of this edition's list", key), "a key from the learners' list");
}

std::string page_name(std::size_t number) { return fmt::format("page-{}.png", number); }

// Pages that an earlier, longer preview left behind the last one. A picture that no preview made stays.
void remove_stale_pages(const fs::path& folder, std::size_t pages) {
    constexpr std::size_t head = 128;
    for (std::size_t number = pages + 1;; ++number) {
        const fs::path file = folder / page_name(number);
        std::ifstream picture(file, std::ios::binary);
        Bytes begin(head, '\0');
        if (!picture.read(begin.data(), head) || !issue::is_page_picture(begin)) return;
        std::error_code ignored;
        fs::remove(file, ignored);
    }
}

Done write_pages(const Bytes& pdf, const fs::path& folder, int dots_per_inch) {
    const auto pictures = issue::page_pictures(pdf, dots_per_inch);
    if (!pictures) return fail(pictures.error());
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    for (std::size_t i = 0; i < pictures->size(); ++i) {
        const fs::path file = folder / page_name(i + 1);
        if (const Done written = write_file(file, pictures->at(i)); !written) return written;
        fmt::print("{}\n", file.string());
    }
    remove_stale_pages(folder, pictures->size());
    return {};
}

Done make_preview(const PreviewOptions& options, const issue::Workshop& workshop, const Instant& now) {
    const auto learner = chosen(workshop, options.learner);
    if (!learner) return fail(learner.error());
    const auto pdf = issue::preview(workshop, *learner, now);
    if (!pdf) return fail(pdf.error());
    if (options.png)
        return write_pages(*pdf, options.out.empty() ? "preview" : options.out, options.dots_per_inch);
    const fs::path file = options.out.empty() ? "preview.pdf" : options.out;
    if (const Done written = write_file(file, *pdf); !written) return written;
    fmt::print("{}\n", file.string());
    return {};
}

}  // namespace

int run_preview(const PreviewOptions& options, const issue::AssetFolders& assets) {
    if (options.all) return write_proof_sheet(options, assets);
    const auto now = moment({});
    if (!now) return found_errors;
    const OpenedEdition opened = open_edition(options.edition, assets, *now);
    print_findings(opened.findings, false);
    if (!opened.workshop) return found_errors;
    const Done made = make_preview(options, *opened.workshop, *now);
    if (made) return success;
    print_error(made.error());
    return found_errors;
}

}  // namespace sigillum::cli
