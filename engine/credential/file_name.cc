#include "credential/file_name.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t most_bytes_of_pattern = 60;
constexpr std::size_t most_bytes_of_word = 56;

bool is_plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

// Beyond Latin-1's signs: letters, marks and digits that can be seen; no punctuation of any width, no signs
// of direction.
bool is_letter_like(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return c > 0xBF && (U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0 &&
           !u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// The word that belongs into a place; nothing for one that is not known.
std::optional<std::string_view> word_for(std::string_view place, const FileNameWords& words) {
    if (place == "key") return words.key;
    if (place == "number") return words.number;
    if (place == "name") return words.name;
    if (place == "edition") return words.edition;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> fault_in_file_name(std::string_view pattern) {
    if (pattern.size() > most_bytes_of_pattern) return fmt::format("{} bytes", pattern.size());
    if (pattern.find("{number}") == std::string_view::npos)
        return "no {number}: two learners could share a name";
    if (pattern.front() == '.' || pattern.back() == '.') return "a full stop at an end";
    std::set<std::string_view> places;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '{') {
            const std::size_t end = std::min(pattern.find('}', at), pattern.size());
            const std::string_view place = pattern.substr(at + 1, end - at - 1);
            if (end == pattern.size() || !word_for(place, {})) return fmt::format("the place {{{}}}", place);
            if (!places.insert(place).second) return fmt::format("{{{}}} twice", place);
            at = end;
        } else if (!is_plain(pattern[at]) && pattern[at] != '.') {
            return fmt::format("the character “{}”", pattern.substr(at, 1));
        }
    }
    return std::nullopt;
}

std::string file_name(std::string_view pattern, const FileNameWords& words) {
    std::string name;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            name += pattern[at];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        name += safe_in_file_name(word_for(pattern.substr(at + 1, end - at - 1), words).value_or(""));
        at = end;
    }
    return name;
}

std::string safe_in_file_name(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const auto point = next_code_point(text, at);
        if (!point) at = here + 1;
        const bool stays = point && (*point < 0x80 ? is_plain(text[here]) : is_letter_like(*point));
        const std::string_view part = stays ? text.substr(here, at - here) : "-";
        if (safe.size() + part.size() > most_bytes_of_word) break;
        safe += part;
    }
    return safe;
}

}  // namespace sigillum::credential
