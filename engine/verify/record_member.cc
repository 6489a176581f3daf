#include "verify/record_member.h"

#include <cstddef>

namespace sigillum::verify {
namespace {

// Behind the string that begins at `at`; npos when it does not end.
std::size_t behind_string(ByteView json, std::size_t at) {
    for (++at; at < json.size(); ++at) {
        if (json[at] == '"') return at + 1;
        if (json[at] == '\\') ++at;
    }
    return ByteView::npos;
}

// Behind the value that begins at `at`; npos when it does not end.
std::size_t behind_value(ByteView json, std::size_t at) {
    int open = 0;
    while (at < json.size()) {
        const char c = json[at];
        if (c == '"') {
            at = behind_string(json, at);
            if (at == ByteView::npos) return at;
            if (open == 0) return at;
            continue;
        }
        if (c == '{' || c == '[') {
            ++open;
        } else if (c == '}' || c == ']') {
            if (open == 0) return at;
            if (--open == 0) return at + 1;
        } else if (c == ',' && open == 0) {
            return at;
        }
        ++at;
    }
    return open == 0 ? at : ByteView::npos;
}

}  // namespace

std::optional<ByteView> member_of(ByteView canonical_object, std::string_view name) {
    const ByteView json = canonical_object;
    std::size_t at = json.starts_with('{') ? 1 : json.size();
    while (at < json.size() && json[at] == '"') {
        const std::size_t colon = behind_string(json, at);
        if (colon >= json.size() || json[colon] != ':') return std::nullopt;
        const std::size_t end = behind_value(json, colon + 1);
        if (end == ByteView::npos) return std::nullopt;
        if (json.substr(at + 1, colon - at - 2) == name) return json.substr(colon + 1, end - colon - 1);
        if (end >= json.size() || json[end] != ',') return std::nullopt;
        at = end + 1;
    }
    return std::nullopt;
}

}  // namespace sigillum::verify
