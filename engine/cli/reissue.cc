#include "issue/reissue.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/issuing.h"
#include "cli/number_list.h"
#include "cli/number_outcomes.h"
#include "cli/opened_edition.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"

namespace sigillum::cli {
namespace {

// The words NUMBER... EDITION taken apart, and checked before anything is read.
struct Wanted {
    std::filesystem::path edition;
    std::vector<TypedNumber> numbers;
    Instant now;
};

Result<Wanted> wanted_of(const ReissueOptions& options) {
    const auto now = moment(options.issue.time);
    if (!now) return fail(now.error());
    if (const Done known = registry::check_reason(registry::State::replaced, options.reason); !known)
        return fail(known.error());
    NumberOptions named = options.numbers;
    Wanted wanted{.edition = named.numbers.back(), .numbers = {}, .now = *now};
    named.numbers.pop_back();
    auto numbers = read_numbers(named);
    if (!numbers) return fail(numbers.error());
    wanted.numbers = std::move(*numbers);
    return wanted;
}

Result<issue::ReissueReport> reissue_all(const ReissueOptions& options, const issue::Workshop& workshop,
                                         const Wanted& wanted) {
    auto issuing = set_up_issuing(options.issue, wanted.now);
    if (!issuing) return fail(issuing.error());
    const auto store =
        open_registry(issuing->registry, issuing->request.act, {.edition = workshop.edition().id});
    if (!store) return fail(store.error());
    issue::ReissueRequest request{.issue = std::move(issuing->request),
                                  .numbers = {},
                                  .reason = options.reason,
                                  .even_unchanged = options.force};
    for (const TypedNumber& typed : wanted.numbers) {
        if (typed.number) request.numbers.push_back(*typed.number);
    }
    issue::ReissueReport report = issue::reissue(workshop, issuing->keys, **store, request);
    // Also after a run that was stopped: what it made counts, and can be checked.
    const bool made = std::any_of(report.outcomes.begin(), report.outcomes.end(),
                                  [](const issue::ReissueOutcome& one) { return one.successor.has_value(); });
    if (!made) return report;
    if (const Done published = publish_keys(options.issue, *issuing); !published)
        report.findings.add(published.error());
    return report;
}

NumberOutcome outcome_of(const issue::ReissueOutcome& reissued, NumberOutcome outcome) {
    if (reissued.successor) {
        outcome.words = fmt::format("replaced by {} in {}", reissued.successor->number.grouped(),
                                    reissued.successor->file);
        outcome.facts = {{"status", name_of(registry::State::replaced)},
                         {"successor", reissued.successor->number.grouped()},
                         {"learner", reissued.successor->key},
                         {"file", reissued.successor->file},
                         {"sha256", to_hex(reissued.successor->sha256)},
                         {"pages", reissued.successor->pages}};
    } else {
        outcome.error = reissued.error.value_or(Error{issue::nothing_to_correct,
                                                      {},
                                                      fmt::format("{} was not replaced", outcome.number),
                                                      "no errors above"});
    }
    return outcome;
}

int print_report(const ReissueOptions& options, const Wanted& wanted, const issue::ReissueReport& report) {
    std::vector<NumberOutcome> outcomes;
    auto next = report.outcomes.begin();
    for (const TypedNumber& typed : wanted.numbers) {
        NumberOutcome outcome = outcome_of(typed);
        outcomes.push_back(typed.number ? outcome_of(*next++, std::move(outcome)) : std::move(outcome));
    }
    const int code = print_outcomes(outcomes, options.issue.json);
    if (report.specimen && !options.issue.json && code == success)
        fmt::print("  SPECIMEN: sealed with a demonstration key, not real certificates\n");
    return report.findings.has_errors() ? found_errors : code;
}

}  // namespace

int run_reissue(const ReissueOptions& options, const issue::AssetFolders& assets) {
    const auto wanted = wanted_of(options);
    if (!wanted) {
        print_error(wanted.error());
        return wrong_usage;
    }
    OpenedEdition opened = open_edition(wanted->edition, assets, wanted->now);
    if (!opened.workshop) {
        if (options.issue.json)
            fmt::print("{}", findings_as_json(opened.findings));
        else
            print_findings(opened.findings, false);
        return found_errors;
    }
    auto report = reissue_all(options, *opened.workshop, *wanted);
    if (!report) {
        print_error(report.error());
        return found_errors;
    }
    Findings findings = std::move(opened.findings);
    findings.append(report->findings);
    print_findings(findings, false);
    return print_report(options, *wanted, *report);
}

}  // namespace sigillum::cli
