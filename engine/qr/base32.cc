#include "qr/base32.h"

#include <cstdint>

namespace sigillum::qr {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::optional<std::uint32_t> value_of(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
    if (c >= '2' && c <= '7') return static_cast<std::uint32_t>(c - '2' + 26);
    return std::nullopt;
}

}  // namespace

std::string to_base32(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() * 8 + 4) / 5);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8U) | static_cast<std::uint8_t>(byte);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += alphabet[(buffer >> bits) & 31U];
        }
    }
    if (bits > 0) text += alphabet[(buffer << (5 - bits)) & 31U];
    return text;
}

std::optional<Bytes> from_base32(std::string_view text) {
    Bytes bytes;
    bytes.reserve(text.size() * 5 / 8);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const auto value = value_of(c);
        if (!value) return std::nullopt;
        buffer = (buffer << 5U) | *value;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((buffer >> bits) & 255U);
    }
    // Five or more bits left over would be a character that no byte needs.
    const bool spare_bits_set = (buffer & ((1U << bits) - 1U)) != 0;
    if (bits >= 5 || spare_bits_set) return std::nullopt;
    return bytes;
}

}  // namespace sigillum::qr
