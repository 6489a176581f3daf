#include "cli/number_outcomes.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/report.h"

namespace sigillum::cli {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(const NumberOutcome& outcome) {
    Json entry = {{"number", outcome.number}};
    if (!outcome.facts.is_null()) entry.update(outcome.facts);
    if (outcome.error) {
        entry["error"] = {{"kind", outcome.error->kind.name},
                          {"found", outcome.error->found},
                          {"expected", outcome.error->expected}};
    }
    return entry;
}

}  // namespace

NumberOutcome outcome_of(const TypedNumber& number) {
    NumberOutcome outcome{.number = number.number ? number.number->grouped() : number.typed};
    if (!number.number) outcome.error = number.number.error();
    return outcome;
}

int print_outcomes(const std::vector<NumberOutcome>& outcomes, bool json) {
    int failed = 0;
    Json list = Json::array();
    for (const NumberOutcome& outcome : outcomes) {
        failed += outcome.error ? 1 : 0;
        if (json) {
            list.push_back(as_json(outcome));
        } else if (outcome.error) {
            print_error(*outcome.error);
        } else {
            fmt::print("{}  {}\n", outcome.number, outcome.words);
        }
    }
    if (json)
        fmt::print("{}\n", list.dump(2, ' ', false, Json::error_handler_t::replace));
    else if (outcomes.size() > 1 && failed > 0)
        fmt::print(stderr, "{} of {} numbers failed\n", failed, outcomes.size());
    return failed == 0 ? success : found_errors;
}

}  // namespace sigillum::cli
