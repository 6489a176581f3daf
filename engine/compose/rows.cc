#include "compose/rows.h"

#include <algorithm>
#include <array>

namespace sigillum::compose {
namespace {

constexpr std::array fields{
    RowField{"learner", rows::learner, true, true},
    RowField{"credential", rows::credential, false},
    RowField{"opportunity", rows::opportunity, false},
    RowField{"awarding_body", rows::awarding_body, false},
    RowField{"date_of_issuing", rows::date_of_issuing, true},
    RowField{"workload", rows::workload, false},
    RowField{"eqf_level", rows::eqf_level, false},
    RowField{"outcomes", rows::outcomes, false},
    RowField{"languages_of_instruction", rows::languages_of_instruction, false},
    RowField{"participation", rows::participation, false},
    RowField{"instructors", rows::instructors, false},
    RowField{"assessment", rows::assessment, false},
    RowField{"quality_assurance", rows::quality_assurance, false},
    RowField{"grade", rows::grade, true},
    RowField{"stackability", rows::stackability, false},
    RowField{"further", rows::further, false},
    RowField{"units", rows::units, true},
    RowField{"name", rows::name, false},
    RowField{"university", rows::university, false},
};

}  // namespace

const RowField* row_field(std::string_view name) {
    const auto* found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return found == fields.end() ? nullptr : found;
}

std::size_t row_count(std::string_view name, const Subject& subject) {
    return name == "languages_of_instruction" ? subject.languages_of_instruction.size() : 1;
}

}  // namespace sigillum::compose
