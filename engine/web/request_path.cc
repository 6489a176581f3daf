#include "web/request_path.h"

#include <charconv>

namespace sigillum::web {
namespace {

// The character that two hexadecimal digits stand for.
std::optional<char> encoded_character(std::string_view digits) {
    unsigned value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, 16);
    if (digits.size() != 2 || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    if (value < 0x20 || value > 0x7E || value == '/') return std::nullopt;
    return static_cast<char>(value);
}

bool has_sound_segments(std::string_view path) {
    if (!path.starts_with('/')) return false;
    for (std::size_t at = 1; at < path.size();) {
        if (path[at] == '/' || path[at] == '.') return false;
        const std::size_t slash = path.find('/', at);
        if (slash == std::string_view::npos) break;
        at = slash + 1;
    }
    return true;
}

}  // namespace

std::optional<std::string> decoded_path(std::string_view target) {
    const std::string_view encoded = target.substr(0, target.find('?'));
    std::string path;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        char c = encoded[i];
        if (c == '%') {
            const auto decoded = encoded_character(encoded.substr(i + 1, 2));
            if (!decoded) return std::nullopt;
            c = *decoded;
            i += 2;
        }
        if (c < 0x20 || c > 0x7E || c == '\\') return std::nullopt;
        path += c;
    }
    if (!has_sound_segments(path)) return std::nullopt;
    return path;
}

}  // namespace sigillum::web
