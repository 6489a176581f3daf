#include "seal/der.h"

#include <algorithm>
#include <cassert>

namespace sigillum::seal {
namespace {

void append_length(Bytes& out, std::size_t length) {
    if (length < 0x80) {
        out += static_cast<char>(length);
        return;
    }
    int octets = 1;
    for (std::size_t rest = length >> 8U; rest != 0; rest >>= 8U) ++octets;
    out += static_cast<char>(0x80 | octets);
    for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
        out += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xFFU);
    }
}

Bytes opened(DerTag tag, std::size_t length) {
    static constexpr std::size_t largest_header = 10;
    Bytes out;
    out.reserve(length + largest_header);
    out += static_cast<char>(tag);
    append_length(out, length);
    return out;
}

}  // namespace

Bytes der_value(DerTag tag, std::initializer_list<ByteView> parts) {
    std::size_t length = 0;
    for (const ByteView part : parts) length += part.size();
    Bytes out = opened(tag, length);
    for (const ByteView part : parts) out += part;
    return out;
}

Bytes der_set_of(DerTag tag, std::vector<Bytes> elements) {
    // std::string compares as unsigned octets and puts a prefix first, which is the order X.690 asks for.
    std::sort(elements.begin(), elements.end());
    std::size_t length = 0;
    for (const Bytes& element : elements) length += element.size();
    Bytes out = opened(tag, length);
    for (const Bytes& element : elements) out += element;
    return out;
}

Bytes der_small_integer(std::uint8_t value) {
    assert(value < 0x80);
    return {'\x02', '\x01', static_cast<char>(value)};
}

}  // namespace sigillum::seal
