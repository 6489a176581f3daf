#include "web/lean_style.h"

#include <algorithm>
#include <string_view>

namespace sigillum::web {
namespace {

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Where the gap of blanks and comments ends that begins there.
std::size_t end_of_gap(ByteView source, std::size_t at) {
    while (at < source.size()) {
        if (is_one_of(source[at], " \t\r\n\f")) {
            ++at;
        } else if (source.substr(at, 2) == "/*") {
            const std::size_t end = source.find("*/", at + 2);
            at = end == ByteView::npos ? source.size() : end + 2;
        } else {
            break;
        }
    }
    return at;
}

// Where what stays as it is ends: a string, or an address; else the next character.
std::size_t end_of_token(ByteView source, std::size_t at) {
    char closing = '\0';
    std::size_t end = at + 1;
    if (source[at] == '"' || source[at] == '\'') closing = source[at];
    if (source.substr(at, 4) == "url(") {
        closing = ')';
        end = at + 4;
        if (end < source.size() && is_one_of(source[end], "\"'")) return end;
    }
    if (closing == '\0') return end;
    while (end < source.size() && source[end] != closing) end += source[end] == '\\' ? 2 : 1;
    return std::min(end + 1, source.size());
}

}  // namespace

Bytes lean_style(ByteView source) {
    Bytes lean;
    std::size_t at = end_of_gap(source, 0);
    while (at < source.size()) {
        const std::size_t end = end_of_token(source, at);
        if (source[at] == '}' && !lean.empty() && lean.back() == ';') lean.pop_back();
        lean += source.substr(at, end - at);
        at = end_of_gap(source, end);
        const bool gap = at > end && at < source.size();
        if (gap && !is_one_of(lean.back(), "{};,:(") && !is_one_of(source[at], "{};,)!")) lean += ' ';
    }
    return lean;
}

}  // namespace sigillum::web
