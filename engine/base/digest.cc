#include "base/digest.h"

#include <openssl/sha.h>

namespace sigillum {

Sha256 sha256(ByteView bytes) {
    Sha256 digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return digest;
}

std::string to_hex(ByteView bytes) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        text += hex[static_cast<std::uint8_t>(c) >> 4U];
        text += hex[static_cast<std::uint8_t>(c) & 15U];
    }
    return text;
}

std::string to_hex(const Sha256& digest) { return to_hex(to_bytes(digest)); }

Bytes to_bytes(const Sha256& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

}  // namespace sigillum
