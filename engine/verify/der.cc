#include "verify/der.h"

namespace sigillum::verify {

namespace {

std::uint8_t byte_at(ByteView bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

}  // namespace

std::optional<DerValue> DerReader::next() {
    if (rest_.size() < 2) return std::nullopt;
    const std::uint8_t tag = byte_at(rest_, 0);
    constexpr std::uint8_t long_tag = 0x1F;
    if ((tag & long_tag) == long_tag) return std::nullopt;
    std::size_t length = byte_at(rest_, 1);
    std::size_t header = 2;
    if (length >= 0x80) {
        const std::size_t octets = length - 0x80;
        if (octets == 0 || octets > 4 || rest_.size() < 2 + octets) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < octets; ++i) length = length << 8 | byte_at(rest_, 2 + i);
        if (length < 0x80 || byte_at(rest_, 2) == 0) return std::nullopt;
        header += octets;
    }
    if (rest_.size() - header < length) return std::nullopt;
    const DerValue value{tag, rest_.substr(header, length), rest_.substr(0, header + length)};
    rest_.remove_prefix(header + length);
    return value;
}

std::optional<DerValue> DerReader::next(std::uint8_t tag) {
    if (rest_.empty() || byte_at(rest_, 0) != tag) return std::nullopt;
    return next();
}

std::optional<DerReader> DerReader::enter(std::uint8_t tag) {
    const auto value = next(tag);
    if (!value) return std::nullopt;
    return DerReader(value->content);
}

std::string dotted(ByteView object_identifier) {
    std::string text;
    std::uint64_t arc = 0;
    bool inside = false;
    for (const char c : object_identifier) {
        const auto octet = static_cast<std::uint8_t>(c);
        if (arc >> 56 != 0 || (!inside && octet == 0x80)) return "";
        arc = arc << 7 | (octet & 0x7F);
        inside = (octet & 0x80) != 0;
        if (inside) continue;
        if (text.empty()) {
            const std::uint64_t first = arc < 80 ? arc / 40 : 2;
            text = std::to_string(first) + "." + std::to_string(arc - first * 40);
        } else {
            text += "." + std::to_string(arc);
        }
        arc = 0;
    }
    return inside ? "" : text;
}

}  // namespace sigillum::verify
