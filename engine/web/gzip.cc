#include "web/gzip.h"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace sigillum::web {
namespace {

constexpr int smallest = 12;  // of libdeflate's levels

}  // namespace

Bytes gzip(ByteView bytes) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(smallest), libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    Bytes room(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    room.resize(
        libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), room.data(), room.size()));
    return room;
}

}  // namespace sigillum::web
