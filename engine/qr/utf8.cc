#include "qr/utf8.h"

#include <cstddef>
#include <cstdint>

namespace sigillum::qr {
namespace {

std::uint8_t byte_at(ByteView bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

// The length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(ByteView bytes, std::size_t at) {
    const std::uint8_t first = byte_at(bytes, at);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes.size() - at < length) return 0;
    // The second byte has a narrower range after the four first bytes where the full one would let in
    // overlong forms, surrogates or too large values.
    const std::uint8_t lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    const std::uint8_t second = byte_at(bytes, at + 1);
    if (second < lowest || second > highest) return 0;
    for (std::size_t i = at + 2; i < at + length; ++i) {
        if ((byte_at(bytes, i) & 0xC0U) != 0x80) return 0;
    }
    return length;
}

}  // namespace

bool is_utf8(ByteView bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

bool holds_control_character(ByteView utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const std::uint8_t byte = byte_at(utf8, i);
        if (byte < 0x20 || byte == 0x7F) return true;
        // U+0080 to U+009F is C2 80 to C2 9F.
        if (byte == 0xC2 && i + 1 < utf8.size() && byte_at(utf8, i + 1) < 0xA0) return true;
    }
    return false;
}

}  // namespace sigillum::qr
