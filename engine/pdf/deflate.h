// Compression for /FlateDecode.
#pragma once

#include <memory>

#include "base/bytes.h"

struct libdeflate_compressor;

namespace sigillum::pdf {

// Compresses whole streams at one level; keeps its working memory. One thread at a time.
class Deflate {
  public:
    // 1 (fast) to 12 (small).
    explicit Deflate(int level);
    Deflate(Deflate&&) noexcept;
    Deflate& operator=(Deflate&&) noexcept;
    ~Deflate();

    // The bytes in zlib's format (RFC 1950).
    Bytes compress(ByteView bytes);

  private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    Bytes room_;  // for the largest result so far
};

}  // namespace sigillum::pdf
