#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/loaded_keys.h"
#include "cli/opened_edition.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "issue/issue_edition.h"
#include "issue/published_keys.h"
#include "seal/http_time_stamper.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

// How long a run took, and what that makes per second of processor time.
struct Pace {
    double wall_seconds = 0;
    double processor_seconds = 0;
    double per_processor_second(int documents) const {
        return processor_seconds > 0 ? documents / processor_seconds : 0;
    }
};

int newly_issued(const issue::IssueReport& report) {
    int count = 0;
    for (const issue::IssuedLearner& learner : report.learners) count += learner.earlier ? 0 : 1;
    return count;
}

void print_report(const issue::Workshop& workshop, const issue::IssueReport& report,
                  const IssueOptions& options, const Pace& pace) {
    const int fresh = newly_issued(report);
    const int earlier = static_cast<int>(report.learners.size()) - fresh;
    fmt::print("{}: {} signed into {}", workshop.edition().id, fresh, options.out.string());
    if (earlier > 0) fmt::print(", {} signed before and left as they are", earlier);
    if (fresh > 0)
        fmt::print(" ({:.2f} s, {:.0f} documents per CPU second)", pace.wall_seconds,
                   pace.per_processor_second(fresh));
    fmt::print("\n");
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
                             {"earlier", learner.earlier}});
    }
    const nlohmann::ordered_json all = {
        {"specimen", report.specimen},
        {"wall_seconds", pace.wall_seconds},
        {"processor_seconds", pace.processor_seconds},
        {"documents", std::move(documents)},
        {"check", nlohmann::ordered_json::parse(findings_as_json(report.findings))}};
    fmt::print("{}\n", all.dump(2));
}

Result<std::unique_ptr<seal::TimeStamper>> time_stamper(const IssueOptions& options) {
    if (options.time_stamper.empty()) return std::unique_ptr<seal::TimeStamper>();
    seal::HttpTimeStampSettings settings{.address = options.time_stamper, .trust = {}};
    if (!options.time_stamp_trust.empty()) {
        auto anchors = read_file(options.time_stamp_trust, 1U << 20U);
        if (!anchors) return fail(anchors.error());
        settings.trust.anchors_pem = std::move(*anchors);
    }
    return seal::http_time_stamper(std::move(settings));
}

void show_progress(int done, int total) {
    if (isatty(fileno(stderr)) == 0) return;
    fmt::print(stderr, "\r{} of {}{}", done, total, done == total ? "\n" : "");
}

// Puts the key set for verifiers beside the documents.
Done publish_keys(const IssueOptions& options, const issue::Workshop& workshop, const LoadedKeys& keys) {
    qr::PublicKey key = keys.code_key->public_key();
    key.demo = keys.code_key_is_demo;
    return write_file(options.out / key_file::key_set,
                      qr::write_key_set(issue::published_keys(workshop.edition(), key)));
}

// Everything behind the reading of the edition; the report's findings say what stopped it.
Result<issue::IssueReport> issue_all(const IssueOptions& options, const issue::Workshop& workshop,
                                     const Instant& now) {
    const auto keys = load_keys(options.keys);
    if (!keys) return fail(keys.error());
    const auto stamper = time_stamper(options);
    if (!stamper) return fail(stamper.error());
    const registry::Act act = act_of(options.act);
    const fs::path file = options.registry.empty() ? options.out / registry_file : options.registry;
    issue::IssuingKeys issuing = keys->issuing();
    issuing.time_stamper = stamper->get();
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const issue::IssueRequest request{.out = options.out,
                                      .now = now,
                                      .threads = options.jobs > 0 ? options.jobs : cores,
                                      .random = fill_random,
                                      .act = act,
                                      .progress = show_progress};
    issue::IssueReport report = issue::issue_edition(
        workshop, issuing, [&] { return open_or_make_registry(file, act); }, request);
    if (report.findings.has_errors()) return report;
    if (const Done published = publish_keys(options, workshop, *keys); !published)
        return fail(published.error());
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
    if (!opened.workshop) {
        if (options.json)
            fmt::print("{}", findings_as_json(opened.findings));
        else
            print_findings(opened.findings, false);
        return found_errors;
    }
    auto report = issue_all(options, *opened.workshop, *now);
    if (!report) {
        print_error(report.error());
        return found_errors;
    }
    Findings findings = std::move(opened.findings);
    findings.append(std::move(report->findings));
    report->findings = std::move(findings);
    const Pace pace{
        .wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(),
        .processor_seconds = processor_seconds() - processor_at_start};
    if (options.json)
        print_json(*report, pace);
    else
        print_findings(report->findings, false);
    if (report->findings.has_errors()) return found_errors;
    if (!options.json) print_report(*opened.workshop, *report, options, pace);
    return success;
}

}  // namespace sigillum::cli
