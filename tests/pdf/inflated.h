// What another program's inflate makes of a stream.
#pragma once

#include <libdeflate.h>

#include <memory>

#include "base/bytes.h"

namespace sigillum::pdf::test {

// The text of a zlib stream of at most 1 MB, check sum included; empty when it is refused.
inline Bytes inflated(ByteView stream) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    Bytes room(1U << 20U, '\0');
    std::size_t size = 0;
    if (libdeflate_zlib_decompress(decompressor.get(), stream.data(), stream.size(), room.data(), room.size(),
                                   &size) != LIBDEFLATE_SUCCESS)
        return {};
    return room.substr(0, size);
}

}  // namespace sigillum::pdf::test
