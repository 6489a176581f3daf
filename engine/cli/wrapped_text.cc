#include "cli/wrapped_text.h"

#include <algorithm>

#include "credential/code_points.h"

namespace sigillum::cli {
namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

int columns(std::string_view text) {
    return static_cast<int>(text.size() - std::count_if(text.begin(), text.end(), continues_character));
}

}  // namespace

std::string wrapped(std::string_view words, const Indent& indent, int width) {
    constexpr int narrowest = 40;
    std::string text(static_cast<std::size_t>(indent.first), ' ');
    int used = indent.first;
    bool at_begin = true;
    while (!words.empty()) {
        // Spaces in front of a word belong to it, so that aligned columns stay aligned.
        const auto begin = std::min(words.find_first_not_of(' '), words.size());
        const auto end = std::min(words.find(' ', begin), words.size());
        const std::string_view word = words.substr(0, end);
        words.remove_prefix(end);
        if (!at_begin && width >= narrowest && used + columns(word) > width) {
            text += '\n';
            text.append(static_cast<std::size_t>(indent.other), ' ');
            text += word.substr(begin);
            used = indent.other + columns(word.substr(begin));
        } else {
            text += word;
            used += columns(word);
        }
        at_begin = false;
    }
    return text + '\n';
}

std::string shown_safely(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const auto c = credential::next_code_point(text, at);
        const bool control = c && (*c < 0x20 || (*c >= 0x7F && *c < 0xA0));
        const bool reverses = c && ((*c >= 0x202A && *c <= 0x202E) || (*c >= 0x2066 && *c <= 0x2069));
        if (!c || control || reverses)
            safe += "\xEF\xBF\xBD";
        else
            safe += text.substr(here, at - here);
    }
    return safe;
}

}  // namespace sigillum::cli
