#include "base/language.h"

#include <algorithm>
#include <vector>

namespace sigillum {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool all_letters(std::string_view part) { return std::all_of(part.begin(), part.end(), is_letter); }

std::vector<std::string> split(std::string_view tag) {
    std::vector<std::string> parts(1);
    for (const char c : tag) {
        if (c == '-')
            parts.emplace_back();
        else
            parts.back() += lower(c);
    }
    return parts;
}

// Brings a subtag behind the first one into its case; false when it is none.
bool canonical_subtag(std::string& part) {
    const bool known_characters =
        std::all_of(part.begin(), part.end(), [](char c) { return is_letter(c) || is_digit(c); });
    if (!known_characters || part.size() < 2 || part.size() > 8) return false;
    if (part.size() == 4 && all_letters(part)) part[0] = upper(part[0]);  // script
    if (part.size() == 2 && all_letters(part))
        std::transform(part.begin(), part.end(), part.begin(), upper);  // region
    return true;
}

}  // namespace

std::optional<Language> language_from_tag(std::string_view tag) {
    std::vector<std::string> parts = split(tag);
    const bool language = parts[0].size() >= 2 && parts[0].size() <= 3 && all_letters(parts[0]);
    if (!language) return std::nullopt;
    std::string canonical = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!canonical_subtag(parts[i])) return std::nullopt;
        canonical += "-" + parts[i];
    }
    return Language{canonical};
}

std::string base_language(const Language& language) { return language.tag.substr(0, language.tag.find('-')); }

}  // namespace sigillum
