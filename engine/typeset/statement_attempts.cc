#include "typeset/statement_attempts.h"

namespace sigillum::typeset {

std::vector<Attempt> attempts(const Desk& desk) {
    const layout::StatementRhythm& rhythm = desk.rhythm();
    const std::size_t steps =
        desk.layout().style(layout::StyleName::learner_name, desk.landscape()).steps.size();
    const bool wide = desk.certificate_grid().second_beside;
    std::vector<Attempt> all{{.joined = wide}};
    if (wide) all.push_back({.on_line = true, .joined = true});
    const auto with_smaller_names = [&](Attempt attempt) {
        for (attempt.name_step = 0; attempt.name_step < steps; ++attempt.name_step) all.push_back(attempt);
    };
    const double shrink = rhythm.last_shrink;
    all.push_back({.scale = shrink, .joined = wide});
    if (!wide) with_smaller_names({.scale = shrink, .joined = true});
    with_smaller_names({.scale = shrink, .on_line = true, .joined = true});
    with_smaller_names({.scale = shrink, .lead = rhythm.last_lead, .on_line = true, .joined = true});
    return all;
}

}  // namespace sigillum::typeset
