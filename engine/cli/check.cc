#include <fmt/format.h>

#include <thread>

#include "cli/commands.h"
#include "cli/opened_edition.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "issue/rehearsal.h"

namespace sigillum::cli {
namespace {

// What the documents would share if they were issued now. Names of the signer come with the keys; the
// edition's first signatory stands in for them.
credential::Issuance stand_in_issuance(const credential::Edition& edition, const Instant& now) {
    credential::Issuance issuance;
    issuance.signing_time = now;
    issuance.seal = credential::SealKind::qualified;
    if (!edition.signatories.empty()) issuance.seal_signer = edition.signatories.front().name;
    return issuance;
}

}  // namespace

int run_check(const CheckOptions& options, const issue::AssetFolders& assets) {
    const auto now = moment({});
    if (!now) return found_errors;
    OpenedEdition opened = open_edition(options.edition, assets, *now);
    if (opened.workshop) {
        const int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        auto rehearsal =
            issue::rehearse(*opened.workshop, stand_in_issuance(opened.workshop->edition(), *now), threads);
        opened.findings.append(std::move(rehearsal.findings));
    }
    opened.findings.sort();
    if (options.json) {
        fmt::print("{}", findings_as_json(opened.findings));
    } else {
        print_findings(opened.findings, true);
        if (opened.workshop && !opened.findings.has_errors()) {
            fmt::print("{}: {} learners, ready to issue.\n", opened.workshop->edition().id,
                       opened.workshop->learners().size());
        }
    }
    return opened.findings.has_errors() ? found_errors : success;
}

}  // namespace sigillum::cli
