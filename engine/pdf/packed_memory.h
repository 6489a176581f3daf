// Object streams that were compressed before: documents of one shape have the same structure, byte for byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "base/bytes.h"
#include "pdf/deflate.h"

namespace sigillum::pdf {

// One thread at a time.
class PackedMemory {
  public:
    PackedMemory();

    // The content in zlib's format (RFC 1950), the same whether it was known or not. It lives until the next
    // call.
    ByteView compressed(ByteView content);

  private:
    struct Known {
        Bytes content;
        Bytes compressed;
    };

    Deflate deflate_;
    std::unordered_map<std::uint32_t, Known> known_;  // by check sum of the content
};

}  // namespace sigillum::pdf
