#include "verify/inflate.h"

#include <libdeflate.h>

#include <algorithm>

namespace sigillum::verify {

void Inflate::Free::operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
}

Inflate::Inflate() : decompressor_(libdeflate_alloc_decompressor()) {}

std::optional<ByteView> Inflate::expanded(ByteView compressed, std::size_t limit) {
    if (!decompressor_) return std::nullopt;
    constexpr std::size_t usual = 65'536;
    if (buffer_.empty()) buffer_.resize(std::min(usual, limit));
    for (;;) {
        std::size_t size = 0;
        const libdeflate_result result = libdeflate_zlib_decompress(
            decompressor_.get(), compressed.data(), compressed.size(), buffer_.data(), buffer_.size(), &size);
        if (result == LIBDEFLATE_SUCCESS) return ByteView(buffer_).substr(0, size);
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || buffer_.size() >= limit) return std::nullopt;
        buffer_.resize(std::min(buffer_.size() * 4, limit));
    }
}

}  // namespace sigillum::verify
