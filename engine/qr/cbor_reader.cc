#include "qr/cbor_reader.h"

#include <fmt/format.h>

#include <limits>

#include "qr/utf8.h"

namespace sigillum::qr {

void CborReader::refuse(std::string_view fault) {
    if (fault_.empty()) fault_ = fmt::format("{}, at byte {}", fault, at_);
}

std::uint64_t CborReader::argument(unsigned additional) {
    if (additional < 24) return additional;
    if (additional > 27) {
        refuse("an item without a definite length");
        return 0;
    }
    const std::size_t width = std::size_t{1} << (additional - 24);
    if (bytes_.size() - at_ < width) {
        refuse("an end within an item");
        return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8U | static_cast<std::uint8_t>(bytes_[at_ + i]);
    const bool shorter_would_do = width == 1 ? value < 24 : (value >> (4 * width)) == 0;
    if (shorter_would_do) {
        refuse("an item that is not in its shortest form");
        return 0;
    }
    at_ += width;
    return value;
}

std::uint64_t CborReader::head(unsigned major_type, std::string_view expected) {
    if (stopped()) return 0;
    if (at_ >= bytes_.size()) {
        refuse(fmt::format("an end where {} should stand", expected));
        return 0;
    }
    const auto first = static_cast<std::uint8_t>(bytes_[at_]);
    if (first >> 5U != major_type) {
        refuse(fmt::format("another item where {} should stand", expected));
        return 0;
    }
    ++at_;
    return argument(first & 31U);
}

ByteView CborReader::content(std::uint64_t length) {
    if (stopped()) return {};
    if (length > bytes_.size() - at_) {
        refuse("an end within an item");
        return {};
    }
    const ByteView content = bytes_.substr(at_, static_cast<std::size_t>(length));
    at_ += content.size();
    return content;
}

std::int64_t CborReader::integer() {
    const bool negative = at_ < bytes_.size() && static_cast<std::uint8_t>(bytes_[at_]) >> 5U == 1;
    const std::uint64_t value = head(negative ? 1 : 0, "a whole number");
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        refuse("a whole number out of range");
        return 0;
    }
    return negative && !stopped() ? -1 - static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
}

ByteView CborReader::bytes() { return content(head(2, "a byte string")); }

std::string_view CborReader::text() {
    const std::string_view text = content(head(3, "a text"));
    if (is_utf8(text)) return text;
    refuse("a text that is not valid UTF-8");
    return {};
}

std::uint64_t CborReader::array() { return head(4, "an array"); }
std::uint64_t CborReader::map() { return head(5, "a map"); }
std::uint64_t CborReader::tag() { return head(6, "a tag"); }

bool CborReader::boolean() {
    if (!stopped() && at_ < bytes_.size()) {
        const auto byte = static_cast<std::uint8_t>(bytes_[at_]);
        if (byte == 0xF4 || byte == 0xF5) {
            ++at_;
            return byte == 0xF5;
        }
    }
    refuse("another item where true or false should stand");
    return false;
}

void CborReader::end() {
    if (at_ < bytes_.size()) refuse("more bytes where the end should be");
}

bool CborReader::array_is_next() const {
    return !stopped() && at_ < bytes_.size() && static_cast<std::uint8_t>(bytes_[at_]) >> 5U == 4;
}

}  // namespace sigillum::qr
