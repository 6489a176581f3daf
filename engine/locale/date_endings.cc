#include "locale/date_endings.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>

namespace sigillum::locale {
namespace {

struct Place {
    std::size_t at = 0, size = 0;  // of "{name}" in a text
    std::string name;
};

std::optional<Place> place_after(const std::string& text, std::size_t from) {
    const std::size_t open = text.find('{', from);
    const std::size_t close = text.find('}', open == std::string::npos ? text.size() : open);
    if (close == std::string::npos) return std::nullopt;
    return Place{open, close + 1 - open, text.substr(open + 1, close - open - 1)};
}

}  // namespace

const std::string& DateEnding::of_number(int number) const {
    const std::string figures = std::to_string(number);
    const std::string* found = &usual;
    std::size_t longest = 0;
    for (const auto& [ending, lasts] : after) {
        for (const std::string& last : lasts) {
            if (last.size() <= longest || !std::string_view(figures).ends_with(last)) continue;
            longest = last.size();
            found = &ending;
        }
    }
    return *found;
}

Done hold_to_endings(const std::string& pattern, const DateEndings& endings) {
    for (auto place = place_after(pattern, 0); place; place = place_after(pattern, place->at + place->size)) {
        if (!endings.contains(place->name)) {
            return fail(bad_date_pattern, {}, fmt::format("“{{{}}}” in a date pattern", place->name),
                        "the name of one of its endings");
        }
    }
    return {};
}

std::string with_endings(std::string written, const Date& date, const DateEndings& endings) {
    if (endings.empty()) return written;
    std::size_t from = 0;
    while (const std::optional<Place> place = place_after(written, from)) {
        const auto found = endings.find(place->name);
        if (found == endings.end()) break;  // held to when the patterns were read
        const DateEnding& ending = found->second;
        const std::string& text = ending.of_number(ending.of == DateEnding::Of::day ? date.day : date.year);
        written.replace(place->at, place->size, text);
        from = place->at + text.size();
    }
    return written;
}

}  // namespace sigillum::locale
