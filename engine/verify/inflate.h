// Expands the streams of files that this program wrote.
#pragma once

#include <memory>
#include <optional>

#include "base/bytes.h"

struct libdeflate_decompressor;

namespace sigillum::verify {

class Inflate {
  public:
    Inflate();
    // The expanded bytes of a zlib stream (RFC 1950), at most `limit`; nothing for one that is damaged or
    // larger. They stay until the next call.
    std::optional<ByteView> expanded(ByteView compressed, std::size_t limit);

  private:
    struct Free {
        void operator()(libdeflate_decompressor* decompressor) const;
    };
    std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
    Bytes buffer_;
};

}  // namespace sigillum::verify
