#include "cli/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "issue/manifest.h"

namespace sigillum::cli {
namespace {

struct Counts {
    int fresh = 0;
    int earlier = 0;
    int sampled = 0;
    int pages = 0;  // of the fresh
};

Counts counts_of(const issue::IssueReport& report) {
    Counts counts;
    for (const issue::IssuedLearner& learner : report.learners) {
        counts.earlier += learner.earlier ? 1 : 0;
        counts.sampled += learner.sampled ? 1 : 0;
        counts.fresh += learner.earlier ? 0 : 1;
        counts.pages += learner.earlier ? 0 : learner.pages;
    }
    return counts;
}

std::string edition_and_part(const RunReport& run) {
    return run.workshop.edition().id + (run.shard.is_whole() ? "" : ", part " + to_string(run.shard));
}

std::string what_was_made(const RunReport& run) {
    const Counts counts = counts_of(run.report);
    if (run.report.findings.has_errors())
        return fmt::format(
            "The run stopped before its end; {} lists what counts. The errors below say why.\n",
            issue::manifest_table_name(run.shard));
    std::string text =
        fmt::format("{} documents signed by this run, {} pages; {} signed before and left as they are\n",
                    counts.fresh, counts.pages, counts.earlier);
    if (counts.fresh > 0)
        text += fmt::format(
            "all read back from their files; {} of them verified as a stranger would, with text and code\n",
            counts.sampled);
    return text;
}

}  // namespace

void Making::note(int done) {
    last_ = done;
    processor_at_last_ = processor_seconds();
    if (first_ != 0) return;
    first_ = done;
    processor_at_first_ = processor_at_last_;
}

std::optional<double> Making::per_processor_second() const {
    if (last_ <= first_ || processor_at_last_ <= processor_at_first_) return std::nullopt;
    return (last_ - first_) / (processor_at_last_ - processor_at_first_);
}

void print_report(const RunReport& run) {
    const Counts counts = counts_of(run.report);
    fmt::print("{}: {} signed into {}", edition_and_part(run), counts.fresh, run.options.out.string());
    if (counts.earlier > 0) fmt::print(", {} signed before and left as they are", counts.earlier);
    if (counts.fresh > 0 && run.pace.processor_seconds > 0)
        fmt::print(" ({:.2f} s, {:.0f} documents per CPU second)", run.pace.wall_seconds,
                   counts.fresh / run.pace.processor_seconds);
    fmt::print("\n");
    if (const auto rate = run.pace.making.per_processor_second())
        fmt::print("  once all was checked: {:.0f} documents per CPU second\n", *rate);
    if (counts.fresh > 0)
        fmt::print(
            "  all read back from their files; {} of them verified as a stranger would, with text and code\n",
            counts.sampled);
    if (run.report.specimen)
        fmt::print("  SPECIMEN: sealed with a demonstration key, not real certificates\n");
}

void print_json(const RunReport& run) {
    nlohmann::ordered_json documents = nlohmann::ordered_json::array();
    for (const issue::IssuedLearner& learner : run.report.learners) {
        documents.push_back({{"learner", learner.key},
                             {"number", learner.number.grouped()},
                             {"file", learner.file},
                             {"sha256", to_hex(learner.sha256)},
                             {"pages", learner.pages},
                             {"earlier", learner.earlier},
                             {"sampled", learner.sampled}});
    }
    const auto rate = run.pace.making.per_processor_second();
    const nlohmann::ordered_json all = {
        {"specimen", run.report.specimen},
        {"wall_seconds", run.pace.wall_seconds},
        {"processor_seconds", run.pace.processor_seconds},
        {"making_per_processor_second", rate ? nlohmann::ordered_json(*rate) : nullptr},
        {"documents", std::move(documents)},
        {"check", nlohmann::ordered_json::parse(findings_as_json(run.report.findings))}};
    fmt::print("{}\n", all.dump(2));
}

Done write_report(const RunReport& run) {
    const registry::Act act = act_of(run.options.act);
    std::string text = fmt::format("{}\nissued {} by {}\nsealed by {}\n\n", edition_and_part(run),
                                   to_iso(run.now), act.by, run.sealed_by);
    if (run.report.specimen) text += "SPECIMEN: sealed with a demonstration key, not real certificates\n";
    text += what_was_made(run);
    if (run.report.findings.errors() + run.report.findings.warnings() > 0)
        text += "\n" + findings_as_text(run.report.findings);
    return write_file(run.options.out / ("report" + file_suffix(run.shard) + ".txt"), text);
}

}  // namespace sigillum::cli
