#include "verify/pdf_string.h"

#include <cstdint>

namespace sigillum::verify {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<Bytes> hex_string(ByteView bytes, std::size_t& at) {
    Bytes out;
    int high = -1;
    for (++at; at < bytes.size(); ++at) {
        if (bytes[at] == '>') {
            if (high >= 0) out += static_cast<char>(high * 16);
            ++at;
            return out;
        }
        const int value = hex_value(bytes[at]);
        if (value < 0) continue;
        if (high < 0) {
            high = value;
        } else {
            out += static_cast<char>(high * 16 + value);
            high = -1;
        }
    }
    return std::nullopt;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// What a backslash and the characters behind it stand for; `at` stands behind the backslash.
void append_escaped(ByteView bytes, std::size_t& at, Bytes& out) {
    const char c = bytes[at++];
    constexpr ByteView names = "nrtbf";
    constexpr ByteView values = "\n\r\t\b\f";
    if (const std::size_t i = names.find(c); i != ByteView::npos) {
        out += values[i];
    } else if (is_octal(c)) {
        int value = c - '0';
        for (int more = 0; more < 2 && at < bytes.size() && is_octal(bytes[at]); ++more)
            value = value * 8 + (bytes[at++] - '0');
        out += static_cast<char>(value);
    } else if (c == '\r') {
        if (at < bytes.size() && bytes[at] == '\n') ++at;
    } else if (c != '\n') {
        out += c;
    }
}

std::optional<Bytes> literal_string(ByteView bytes, std::size_t& at) {
    Bytes out;
    int open = 1;
    for (++at; at < bytes.size();) {
        const char c = bytes[at++];
        if (c == '\\') {
            if (at >= bytes.size()) return std::nullopt;
            append_escaped(bytes, at, out);
            continue;
        }
        if (c == '(') ++open;
        if (c == ')' && --open == 0) return out;
        out += c;
    }
    return std::nullopt;
}

void append_utf8(char32_t c, std::string& out) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

std::optional<Bytes> string_at(ByteView bytes, std::size_t& at) {
    return bytes[at] == '(' ? literal_string(bytes, at) : hex_string(bytes, at);
}

std::string utf8_from_utf16(ByteView units) {
    std::string text;
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(units[i])) << 8U |
               static_cast<unsigned char>(units[i + 1]);
    };
    for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xE000) {
            const bool pair = c < 0xDC00 && i + 3 < units.size() && (unit(i + 2) & 0xFC00U) == 0xDC00;
            c = pair ? 0x10000 + ((c & 0x3FFU) << 10U) + (unit(i + 2) & 0x3FFU) : 0xFFFD;
            if (pair) i += 2;
        }
        append_utf8(c, text);
    }
    return text;
}

std::string text_of_string(ByteView bytes) {
    return bytes.starts_with("\xFE\xFF") ? utf8_from_utf16(bytes.substr(2)) : std::string(bytes);
}

}  // namespace sigillum::verify
