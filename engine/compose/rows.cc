#include "compose/rows.h"

#include <algorithm>
#include <array>

namespace sigillum::compose {
namespace {

using document::Sharing;

constexpr std::array fields{
    RowField{"learner", rows::learner, Sharing::by_none},
    RowField{"credential", rows::credential, Sharing::by_all},
    RowField{"opportunity", rows::opportunity, Sharing::by_all},
    RowField{"awarding_body", rows::awarding_body, Sharing::by_all},
    RowField{"date_of_issuing", rows::date_of_issuing, Sharing::by_some},
    RowField{"workload", rows::workload, Sharing::by_all},
    RowField{"eqf_level", rows::eqf_level, Sharing::by_all},
    RowField{"outcomes", rows::outcomes, Sharing::by_all},
    RowField{"languages_of_instruction", rows::languages_of_instruction, Sharing::by_all},
    RowField{"participation", rows::participation, Sharing::by_all},
    RowField{"instructors", rows::instructors, Sharing::by_all},
    RowField{"assessment", rows::assessment, Sharing::by_all},
    RowField{"quality_assurance", rows::quality_assurance, Sharing::by_all},
    RowField{"grade", rows::grade, Sharing::by_some},
    RowField{"stackability", rows::stackability, Sharing::by_all},
    RowField{"further", rows::further, Sharing::by_all},
    RowField{"units", rows::units, Sharing::by_some},
    RowField{"name", rows::name, Sharing::by_all},
    RowField{"university", rows::university, Sharing::by_all},
};

}  // namespace

const RowField* row_field(std::string_view name) {
    const auto* found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return found == fields.end() ? nullptr : found;
}

std::size_t row_count(std::string_view name, const Subject& subject) {
    return name == "languages_of_instruction" ? subject.languages_of_instruction.size() : 1;
}

}  // namespace sigillum::compose
