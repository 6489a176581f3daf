#include <algorithm>
#include <chrono>
#include <string>

#include "cli/checked_proofs.h"
#include "cli/commands.h"
#include "cli/issuing.h"
#include "cli/opened_edition.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/reviewed.h"
#include "cli/run_report.h"
#include "cli/surroundings.h"
#include "issue/issue_edition.h"
#include "issue/production.h"

namespace sigillum::cli {
namespace {

bool was_stopped(const Findings& findings) {
    return std::any_of(findings.list().begin(), findings.list().end(),
                       [](const Finding& one) { return one.error.kind == issue::stopped_on_request; });
}

// The run behind the reading of the edition.
struct Run {
    issue::IssueReport report;  // its findings say what stopped it
    std::string sealed_by;
    issue::Shard shard;
    Making making;
};

Result<Run> issue_all(const IssueOptions& options, const issue::Workshop& workshop, const Instant& now) {
    auto issuing = set_up_issuing(options, now);
    if (!issuing) return fail(issuing.error());
    Run run{.report = {},
            .sealed_by = issuing->keys.signer->identity().certificate().common_name,
            .shard = issuing->request.shard,
            .making = {}};
    issuing->request.progress = [&run, show = issuing->request.progress](int done, int total) {
        run.making.note(done);
        if (show) show(done, total);
    };
    issuing->request.learners = options.learners;
    issuing->request.proofs =
        checked_proofs(options, workshop, {issuing->keys, issuing->registry, now}, run.report.findings);
    if (run.report.findings.has_errors()) return run;
    const registry::IssuingClaim claim{workshop.edition().id, run.shard.number, run.shard.count};
    const auto open = [&] { return open_or_make_registry(issuing->registry, issuing->request.act, claim); };
    run.report = issue::issue_edition(workshop, issuing->keys, open, issuing->request);
    // Also after a run that was stopped: what it made counts, and can be checked.
    if (!run.report.begun) return run;
    if (const Done published = publish_keys(options, *issuing); !published)
        run.report.findings.add(published.error());
    return run;
}

// Tells what the run did, and gives the exit code.
int tell(const RunReport& run) {
    const Findings& findings = run.report.findings;
    const Done written = run.report.begun ? write_report(run) : Done();
    if (run.options.json)
        print_json(run);
    else
        print_findings(findings, false);
    if (was_stopped(findings)) return stopped;
    if (!written) print_error(written.error());
    if (findings.has_errors() || !written) return found_errors;
    if (!run.options.json) print_report(run);
    return success;
}

}  // namespace

int run_issue(const IssueOptions& options, const issue::AssetFolders& assets) {
    const auto started = std::chrono::steady_clock::now();
    const double processor_at_start = processor_seconds();
    const auto now = moment(options.time);
    if (!now) return refused(now.error());
    OpenedEdition opened = open_edition(options.edition, assets, *now);
    if (opened.workshop) check_reviewed(options, *opened.workshop, assets, opened.findings);
    if (!opened.workshop || opened.findings.has_errors()) return refused(opened.findings, options.json);
    auto run = issue_all(options, *opened.workshop, *now);
    if (!run) {
        print_error(run.error());
        return run.error().kind == issue::bad_shard ? wrong_usage : found_errors;
    }
    Findings findings = std::move(opened.findings);
    findings.append(std::move(run->report.findings));
    run->report.findings = std::move(findings);
    const Pace pace{
        .wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(),
        .processor_seconds = processor_seconds() - processor_at_start,
        .making = run->making};
    return tell({*opened.workshop, run->report, options, run->shard, *now, run->sealed_by, pace});
}

}  // namespace sigillum::cli
