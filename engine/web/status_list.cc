#include "web/status_list.h"

#include <libdeflate.h>

#include <cassert>
#include <memory>
#include <new>

#include "base/base64.h"
#include "base/bytes.h"

namespace sigillum::web {
namespace {

constexpr int smallest = 12;  // of libdeflate's levels

Bytes gzip(ByteView bytes) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(smallest), libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    Bytes room(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    room.resize(
        libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), room.data(), room.size()));
    return room;
}

}  // namespace

std::string encoded_list(std::span<const std::uint32_t> set, std::uint32_t size) {
    Bytes bits(size / 8, '\0');
    for (const std::uint32_t index : set) {
        assert(index < size);
        bits[index / 8] = static_cast<char>(static_cast<unsigned char>(bits[index / 8]) | 0x80U >> index % 8);
    }
    return "u" + to_base64url(gzip(bits));
}

}  // namespace sigillum::web
