#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/checked_proofs.h"
#include "cli/commands.h"
#include "cli/issuing.h"
#include "cli/opened_edition.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/reviewed.h"
#include "cli/surroundings.h"
#include "issue/issue_edition.h"
#include "issue/production.h"

namespace sigillum::cli {
namespace {

// How many documents were made, sealed, written and recorded between the first word of progress and the last,
// and the processor time that took: reading, checking and the rehearsal are not in it.
struct Making {
    int first = 0;
    int last = 0;
    double processor_at_first = 0;
    double processor_at_last = 0;

    void note(int done) {
        last = done;
        processor_at_last = processor_seconds();
        if (first != 0) return;
        first = done;
        processor_at_first = processor_at_last;
    }
    // Nothing when there was one batch only.
    std::optional<double> per_processor_second() const {
        if (last <= first || processor_at_last <= processor_at_first) return std::nullopt;
        return (last - first) / (processor_at_last - processor_at_first);
    }
};

// How long a run took, and what that makes per second of processor time.
struct Pace {
    double wall_seconds = 0;
    double processor_seconds = 0;
    Making making{};
    double per_processor_second(int documents) const {
        return processor_seconds > 0 ? documents / processor_seconds : 0;
    }
};

int newly_issued(const issue::IssueReport& report) {
    int count = 0;
    for (const issue::IssuedLearner& learner : report.learners) count += learner.earlier ? 0 : 1;
    return count;
}

int sampled(const issue::IssueReport& report) {
    int count = 0;
    for (const issue::IssuedLearner& learner : report.learners) count += learner.sampled ? 1 : 0;
    return count;
}

bool was_stopped(const Findings& findings) {
    return std::any_of(findings.list().begin(), findings.list().end(),
                       [](const Finding& one) { return one.error.kind == issue::stopped_on_request; });
}

void print_report(const issue::Workshop& workshop, const issue::IssueReport& report,
                  const IssueOptions& options, const Pace& pace) {
    const int fresh = newly_issued(report);
    const int earlier = static_cast<int>(report.learners.size()) - fresh;
    fmt::print("{}{}: {} signed into {}", workshop.edition().id,
               options.shard.empty() ? "" : ", part " + options.shard, fresh, options.out.string());
    if (earlier > 0) fmt::print(", {} signed before and left as they are", earlier);
    if (fresh > 0)
        fmt::print(" ({:.2f} s, {:.0f} documents per CPU second)", pace.wall_seconds,
                   pace.per_processor_second(fresh));
    fmt::print("\n");
    if (const auto rate = pace.making.per_processor_second())
        fmt::print("  once all was checked: {:.0f} documents per CPU second\n", *rate);
    if (fresh > 0)
        fmt::print(
            "  all read back from their files; {} of them verified as a stranger would, with text and code\n",
            sampled(report));
    if (report.specimen) fmt::print("  SPECIMEN: sealed with a demonstration key, not real certificates\n");
}

void print_json(const issue::IssueReport& report, const Pace& pace) {
    nlohmann::ordered_json documents = nlohmann::ordered_json::array();
    for (const issue::IssuedLearner& learner : report.learners) {
        documents.push_back({{"learner", learner.key},
                             {"number", learner.number},
                             {"file", learner.file},
                             {"sha256", learner.sha256},
                             {"pages", learner.pages},
                             {"earlier", learner.earlier},
                             {"sampled", learner.sampled}});
    }
    const auto rate = pace.making.per_processor_second();
    const nlohmann::ordered_json all = {
        {"specimen", report.specimen},
        {"wall_seconds", pace.wall_seconds},
        {"processor_seconds", pace.processor_seconds},
        {"making_per_processor_second", rate ? nlohmann::ordered_json(*rate) : nullptr},
        {"documents", std::move(documents)},
        {"check", nlohmann::ordered_json::parse(findings_as_json(report.findings))}};
    fmt::print("{}\n", all.dump(2));
}

// Everything behind the reading of the edition; the report's findings say what stopped it.
Result<issue::IssueReport> issue_all(const IssueOptions& options, const issue::Workshop& workshop,
                                     const Instant& now, Making& making) {
    auto issuing = set_up_issuing(options, now);
    if (!issuing) return fail(issuing.error());
    issuing->request.progress = [&making, show = issuing->request.progress](int done, int total) {
        making.note(done);
        if (show) show(done, total);
    };
    issue::IssueReport refused;
    issuing->request.learners = options.learners;
    issuing->request.proofs =
        checked_proofs(options, workshop, {issuing->keys, issuing->registry, now}, refused.findings);
    if (refused.findings.has_errors()) return refused;
    const issue::Shard& shard = issuing->request.shard;
    const registry::IssuingClaim claim{workshop.edition().id, shard.number, shard.count};
    const auto open = [&] { return open_or_make_registry(issuing->registry, issuing->request.act, claim); };
    issue::IssueReport report = issue::issue_edition(workshop, issuing->keys, open, issuing->request);
    if (report.findings.has_errors()) return report;
    if (const Done published = publish_keys(options, *issuing); !published) return fail(published.error());
    return report;
}

}  // namespace

int run_issue(const IssueOptions& options, const issue::AssetFolders& assets) {
    const auto started = std::chrono::steady_clock::now();
    const double processor_at_start = processor_seconds();
    const auto now = moment(options.time);
    if (!now) {
        print_error(now.error());
        return wrong_usage;
    }
    OpenedEdition opened = open_edition(options.edition, assets, *now);
    if (opened.workshop) check_reviewed(options, *opened.workshop, assets, opened.findings);
    if (!opened.workshop || opened.findings.has_errors()) {
        if (options.json)
            fmt::print("{}", findings_as_json(opened.findings));
        else
            print_findings(opened.findings, false);
        return found_errors;
    }
    Making making;
    auto report = issue_all(options, *opened.workshop, *now, making);
    if (!report) {
        print_error(report.error());
        return report.error().kind == issue::bad_shard ? wrong_usage : found_errors;
    }
    Findings findings = std::move(opened.findings);
    findings.append(std::move(report->findings));
    report->findings = std::move(findings);
    const Pace pace{
        .wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(),
        .processor_seconds = processor_seconds() - processor_at_start,
        .making = making};
    if (options.json)
        print_json(*report, pace);
    else
        print_findings(report->findings, false);
    if (was_stopped(report->findings)) return stopped;
    if (report->findings.has_errors()) return found_errors;
    if (!options.json) print_report(*opened.workshop, *report, options, pace);
    return success;
}

}  // namespace sigillum::cli
