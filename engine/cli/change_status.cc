// revoke, suspend, reinstate.
#include <fmt/format.h>

#include "base/date.h"
#include "cli/commands.h"
#include "cli/number_list.h"
#include "cli/number_outcomes.h"
#include "cli/opened_registry.h"
#include "cli/report.h"

namespace sigillum::cli {
namespace {

// What the change makes of a certificate, for a person.
std::string words_for(const registry::Status& status) {
    const std::string reason = status.reason.empty() ? "" : " (" + status.reason + ")";
    switch (status.state) {
        case registry::State::revoked:
            return "revoked, for good" + reason;
        case registry::State::suspended:
            return "suspended" + reason;
        case registry::State::current:
            return "reinstated, current again";
        case registry::State::replaced:
            break;
    }
    return std::string(name_of(status.state));
}

// Everything that must hold before the first number is touched.
Result<std::vector<TypedNumber>> checked_numbers(const ChangeOptions& options) {
    if (options.wanted != registry::State::current) {
        if (const Done known = registry::check_reason(options.wanted, options.reason); !known)
            return fail(known.error());
    }
    return read_numbers(options.numbers);
}

}  // namespace

int run_change(const ChangeOptions& options) {
    const auto numbers = checked_numbers(options);
    if (!numbers) return refused(numbers.error());
    const registry::Act act = act_of(options.act);
    const auto store = open_registry(options.registry, act);
    if (!store) return refused(store.error());
    const registry::Status status{.state = options.wanted, .since = act.at, .reason = options.reason};
    std::vector<NumberOutcome> outcomes;
    for (const TypedNumber& typed : *numbers) {
        NumberOutcome& outcome = outcomes.emplace_back(outcome_of(typed));
        if (!typed.number) continue;
        if (const Done changed = (*store)->set_status(*typed.number, status, act); !changed) {
            outcome.error = changed.error();
            continue;
        }
        outcome.words = words_for(status);
        outcome.facts = {{"status", name_of(status.state)}, {"since", to_iso(Instant{status.since})}};
        if (!status.reason.empty()) outcome.facts["reason"] = status.reason;
    }
    return print_outcomes(outcomes, options.json);
}

}  // namespace sigillum::cli
