#include "base/base64.h"

#include <cstdint>

namespace sigillum {
namespace {

constexpr std::string_view standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view for_addresses = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Without padding.
std::string encoded(ByteView bytes, std::string_view alphabet) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3 + 2);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
        for (bits += 8; bits >= 6; bits -= 6) text += alphabet[buffer >> (bits - 6) & 63U];
    }
    if (bits > 0) text += alphabet[buffer << (6 - bits) & 63U];
    return text;
}

std::optional<Bytes> decoded(std::string_view text, std::string_view alphabet) {
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        buffer = (buffer << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(buffer >> bits & 0xFFU);
    }
    const bool canonical = bits < 6 && (buffer & ((1U << bits) - 1U)) == 0;
    if (!canonical) return std::nullopt;
    return bytes;
}

}  // namespace

std::string to_base64(ByteView bytes) {
    std::string text = encoded(bytes, standard);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::string to_base64url(ByteView bytes) { return encoded(bytes, for_addresses); }

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const std::size_t end = text.find_last_not_of('=');
    const std::string_view digits = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (text.size() - digits.size() > 2) return std::nullopt;
    return decoded(digits, standard);
}

std::optional<Bytes> from_base64url(std::string_view text) { return decoded(text, for_addresses); }

}  // namespace sigillum
