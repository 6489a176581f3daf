#include "typeset/statement_manner.h"

#include <algorithm>

namespace sigillum::typeset {
namespace {

using layout::StyleName;

// From six names on the list of universities starts at its smaller size (design: section 7).
constexpr std::ptrdiff_t commas_of_six_names = 4;

}  // namespace

std::optional<Manner> manner_of(document::Role role, document::Role above) {
    using document::Role;
    const bool after_phrase = above == Role::phrase;
    const bool after_name = above == Role::learner_name || above == Role::learner_name_latin;
    switch (role) {
        case Role::issuer:
            return Manner{StyleName::issuer};
        case Role::issuer_relation:
            return Manner{StyleName::statement_value};
        case Role::phrase:
            return Manner{StyleName::phrase, Breaking::spaces, Gap::phrase};
        case Role::learner_name:
            return Manner{StyleName::learner_name, Breaking::name, Gap::value};
        case Role::learner_name_latin:
            return Manner{StyleName::learner_name_latin, Breaking::name, Gap::birth};
        case Role::statement_detail:
            return Manner{StyleName::detail, Breaking::spaces,
                          after_phrase ? Gap::value
                          : after_name ? Gap::birth
                                       : Gap::phrase};
        case Role::opportunity:
            return Manner{StyleName::opportunity, Breaking::title, Gap::value};
        case Role::joint_phrase:
            return Manner{StyleName::joint_phrase, Breaking::spaces, Gap::phrase};
        case Role::joint_universities:
            return Manner{StyleName::joint_universities, Breaking::list};
        default:
            return std::nullopt;
    }
}

bool may_be_joined(document::Role role, bool wide_sheet) {
    using document::Role;
    if (role == Role::statement_detail) return true;
    return wide_sheet && (role == Role::phrase || role == Role::joint_phrase);
}

std::size_t first_step(const document::Node& node) {
    if (node.role != document::Role::joint_universities) return 0;
    const std::string text = document::plain_text(node.text);
    return std::count(text.begin(), text.end(), ',') >= commas_of_six_names ? 1 : 0;
}

}  // namespace sigillum::typeset
