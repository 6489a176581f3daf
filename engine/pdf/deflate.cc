#include "pdf/deflate.h"

#include <libdeflate.h>

#include <new>

namespace sigillum::pdf {

Deflate::Deflate(int level) : compressor_(libdeflate_alloc_compressor(level)) {
    if (!compressor_) throw std::bad_alloc();
}
Deflate::Deflate(Deflate&&) noexcept = default;
Deflate& Deflate::operator=(Deflate&&) noexcept = default;
Deflate::~Deflate() = default;

Bytes Deflate::compress(ByteView bytes) {
    const std::size_t bound = libdeflate_zlib_compress_bound(compressor_.get(), bytes.size());
    if (room_.size() < bound) room_.resize(bound);
    const std::size_t size =
        libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), room_.data(), bound);
    return room_.substr(0, size);
}

void Deflate::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

}  // namespace sigillum::pdf
