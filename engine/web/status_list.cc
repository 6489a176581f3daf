#include "web/status_list.h"

#include <cassert>

#include "base/base64.h"
#include "base/bytes.h"
#include "web/gzip.h"

namespace sigillum::web {
std::string encoded_list(std::span<const std::uint32_t> set, std::uint32_t size) {
    Bytes bits(size / 8, '\0');
    for (const std::uint32_t index : set) {
        assert(index < size);
        bits[index / 8] = static_cast<char>(static_cast<unsigned char>(bits[index / 8]) | 0x80U >> index % 8);
    }
    return "u" + to_base64url(gzip(bits));
}

}  // namespace sigillum::web
