#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "base/file.h"
#include "cli/check_report.h"
#include "cli/commands.h"
#include "cli/opened_edition.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "credential/annotated_list.h"
#include "issue/rehearsal.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind no_list_to_annotate{"no-list-to-annotate"};
constexpr ErrorKind would_replace_list{"would-replace-list"};

// What the documents would share if they were issued now. Names of the signer come with the keys; the
// edition's first signatory stands in for them.
credential::Issuance stand_in_issuance(const credential::Edition& edition, const Instant& now) {
    credential::Issuance issuance;
    issuance.signing_time = now;
    issuance.seal = credential::SealKind::qualified;
    if (!edition.signatories.empty()) issuance.seal_signer = edition.signatories.front().name;
    return issuance;
}

// How the report looks where it goes: lines are broken on a terminal only, and never wider than is easily
// read.
ReportForm report_form() {
    if (isatty(STDOUT_FILENO) == 0) return {};
    constexpr int widest = 110;
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return {.width = known ? std::min<int>(size.ws_col, widest) : 80, .color = true};
}

void print_report(const OpenedEdition& opened) {
    fmt::print("{}", check_report(opened.findings, report_form()));
    if (!opened.workshop || opened.findings.has_errors()) return;
    fmt::print("{}: {} learners, ready to issue.\n", opened.workshop->edition().id,
               opened.workshop->learners().size());
}

Done write_annotated(const OpenedEdition& opened, const fs::path& path) {
    if (!opened.list) {
        return fail(no_list_to_annotate, {.file = path.string()},
                    "not written: there is no list that can be read",
                    "a learners' list beside the edition; the report says what stands in its way");
    }
    std::error_code ignored;
    if (fs::equivalent(path, opened.list->path, ignored)) {
        return fail(would_replace_list, {.file = path.string()}, "is the learners' list itself",
                    "another name for the annotated list");
    }
    return write_file(path, credential::annotated_csv(*opened.list, opened.findings));
}

}  // namespace

int run_check(const CheckOptions& options, const issue::AssetFolders& assets) {
    const auto now = moment({});
    if (!now) return found_errors;
    const KeepList keep = options.annotated.empty() ? KeepList::no : KeepList::yes;
    OpenedEdition opened = open_edition(options.edition, assets, *now, keep);
    if (opened.workshop) {
        const int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        auto rehearsal =
            issue::rehearse(*opened.workshop, stand_in_issuance(opened.workshop->edition(), *now), threads);
        opened.findings.append(std::move(rehearsal.findings));
    }
    opened.findings.sort();
    if (options.json)
        fmt::print("{}", findings_as_json(opened.findings));
    else
        print_report(opened);
    if (!options.annotated.empty()) {
        if (const Done written = write_annotated(opened, options.annotated); !written) {
            print_error(written.error());
            return found_errors;
        }
    }
    return opened.findings.has_errors() ? found_errors : success;
}

}  // namespace sigillum::cli
