#include "credential/canonical_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <vector>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

constexpr std::int64_t largest_integer = 1LL << 53;

// The escape of a byte below 0x80, or "" when it stands for itself.
std::string_view escape_of(char c, char (&buffer)[8]) {
    switch (c) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\b':
            return "\\b";
        case '\f':
            return "\\f";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            break;
    }
    if (static_cast<unsigned char>(c) >= 0x20) return {};
    const auto end = fmt::format_to(buffer, "\\u{:04x}", static_cast<unsigned>(c));
    return {buffer, static_cast<std::size_t>(end - buffer)};
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Whether any of eight bytes needs an escape: a subtraction borrows from the highest bit of a byte that is
// smaller than what is taken from it, and a byte below 0x80 has that bit clear.
bool any_needs_escape(const char* eight) {
    constexpr std::uint64_t each = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    const std::uint64_t quotation_mark = bytes ^ (each * '"');
    const std::uint64_t backslash = bytes ^ (each * '\\');
    return (((bytes - each * 0x20) & ~bytes) | ((quotation_mark - each) & ~quotation_mark) |
            ((backslash - each) & ~backslash)) &
           (each * 0x80);
}

// The first byte from `at` on that needs an escape, or the end.
std::size_t next_escape(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size() && !any_needs_escape(text.data() + at)) at += 8;
    while (at < text.size() && !needs_escape(text[at])) ++at;
    return at;
}

void append_object(const nlohmann::json& value, Bytes& out) {
    std::vector<std::pair<std::string_view, const nlohmann::json*>> members;
    members.reserve(value.size());
    for (auto member = value.begin(); member != value.end(); ++member) {
        members.emplace_back(member.key(), &member.value());
    }
    const auto less = [](const auto& a, const auto& b) { return canonical_less(a.first, b.first); };
    if (!std::is_sorted(members.begin(), members.end(), less))
        std::sort(members.begin(), members.end(), less);
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        append_canonical(members[i].first, out);
        out += ':';
        append_canonical(*members[i].second, out);
    }
    out += '}';
}

}  // namespace

bool canonical_less(std::string_view a, std::string_view b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() || right == b.end()) return left == a.end() && right != b.end();
    const auto x = static_cast<unsigned char>(*left);
    const auto y = static_cast<unsigned char>(*right);
    // Code points beyond U+FFFF begin with 0xF0 to 0xF4; as surrogates they sort before U+E000 to U+FFFF
    // (0xEE, 0xEF).
    const bool x_astral = x >= 0xF0;
    const bool y_astral = y >= 0xF0;
    if (x_astral != y_astral && (x_astral ? y : x) >= 0xEE) return x_astral;
    return x < y;
}

void append_canonical(std::string_view text, Bytes& out) {
    char buffer[8];
    out += '"';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t escape = next_escape(text, at);
        out += text.substr(at, escape - at);
        if (escape < text.size()) out += escape_of(text[escape], buffer);
        at = escape;
    }
    out += '"';
}

void append_canonical(const nlohmann::json& value, Bytes& out) {
    switch (value.type()) {
        case nlohmann::json::value_t::object:
            return append_object(value, out);
        case nlohmann::json::value_t::array: {
            out += '[';
            bool first = true;
            for (const nlohmann::json& item : value) {
                if (!first) out += ',';
                first = false;
                append_canonical(item, out);
            }
            out += ']';
            return;
        }
        case nlohmann::json::value_t::string:
            return append_canonical(std::string_view(value.get_ref<const std::string&>()), out);
        case nlohmann::json::value_t::boolean:
            out += value.get<bool>() ? "true" : "false";
            return;
        case nlohmann::json::value_t::number_integer:
        case nlohmann::json::value_t::number_unsigned: {
            const auto number = value.get<std::int64_t>();
            assert(number >= -largest_integer && number <= largest_integer);
            fmt::format_to(std::back_inserter(out), "{}", number);
            return;
        }
        default:
            assert(value.is_null());
            out += "null";
            return;
    }
}

}  // namespace sigillum::credential
