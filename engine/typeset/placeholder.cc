#include "typeset/placeholder.h"

#include <fmt/format.h>

#include <algorithm>

#include "typeset/typesetter.h"

namespace sigillum::typeset {

Result<std::string> filled(std::string_view pattern, const Filling& filling, std::string_view field) {
    const auto leftover = [&](std::string_view what) {
        return fail(leftover_placeholder, {.field = std::string(field)},
                    fmt::format("“{}” in “{}”", what, pattern),
                    "only placeholders that the text is meant to have");
    };
    std::string result;
    while (!pattern.empty()) {
        const std::size_t brace = pattern.find_first_of("{}");
        result += pattern.substr(0, brace);
        if (brace == std::string_view::npos) break;
        const std::size_t close = pattern.find('}', brace);
        if (pattern[brace] == '}' || close == std::string_view::npos)
            return leftover(pattern.substr(brace, 1));
        const std::string_view name = pattern.substr(brace + 1, close - brace - 1);
        const auto found = std::find_if(filling.begin(), filling.end(),
                                        [name](const auto& entry) { return entry.first == name; });
        if (found == filling.end()) return leftover(pattern.substr(brace, close - brace + 1));
        result += found->second;
        pattern.remove_prefix(close + 1);
    }
    return result;
}

}  // namespace sigillum::typeset
