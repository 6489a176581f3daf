#include "credential/column_matching.h"

#include <algorithm>

#include "credential/cell_text.h"
#include "credential/column_names.h"
#include "credential/learner_fields.h"

namespace sigillum::credential {

bool same_name(std::string_view a, std::string_view b) {
    return a == b || (!folded_name(a).empty() && folded_name(a) == folded_name(b));
}

bool is_our_column(std::string_view name) {
    const auto keys = learner_keys();
    return name.starts_with(unit_grade_prefix) || std::find(keys.begin(), keys.end(), name) != keys.end();
}

std::vector<std::string> mapped_fields(std::string_view own, const LearnersSource& source) {
    std::vector<std::string> fields;
    for (const auto& [ours, theirs] : source.columns) {
        const auto named = [own](const std::string& name) { return same_name(own, name); };
        if (std::any_of(theirs.begin(), theirs.end(), named)) fields.push_back(ours);
    }
    return fields;
}

std::string recognised_field(std::string_view own) {
    const Bytes folded = folded_name(own);
    for (const std::string_view ours : learner_keys()) {
        std::string letters(ours);
        std::erase(letters, '_');
        if (folded == letters) return std::string(ours);
    }
    return std::string(usual_column(own));
}

bool is_ignored(std::string_view own, const LearnersSource& source) {
    return std::any_of(source.ignored.begin(), source.ignored.end(),
                       [own](const std::string& name) { return name != "*" && same_name(own, name); });
}

bool ignores_unknown(const LearnersSource& source) {
    return std::find(source.ignored.begin(), source.ignored.end(), "*") != source.ignored.end();
}

bool is_known_column(std::string_view own_name, const LearnersSource& source) {
    const Bytes own = with_single_spaces(own_name);
    constexpr std::size_t longest_name = 200;
    if (own.empty() || own.size() > longest_name) return false;
    return is_our_column(own) || !mapped_fields(own, source).empty() || !recognised_field(own).empty();
}

}  // namespace sigillum::credential
