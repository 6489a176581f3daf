// Memory that is handed out piece by piece and taken back all at once.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/bytes.h"

namespace sigillum::pdf {

// Hands out memory from large blocks. Nothing is given back singly: rewind() makes all blocks free for the
// next document, without returning them to the system.
class Arena {
  public:
    // Memory for `size` bytes, aligned for any type; null when the system has none left.
    void* allocate(std::size_t size) noexcept;
    // A copy of the bytes that lives until rewind(); empty when the system has no memory left.
    ByteView copy(ByteView bytes) noexcept;
    void rewind() noexcept;

  private:
    struct Block {
        std::unique_ptr<std::byte[]> memory;
        std::size_t size = 0;
    };

    bool open_block(std::size_t at_least) noexcept;

    std::vector<Block> blocks_;
    std::size_t block_ = 0;  // the one in use
    std::size_t used_ = 0;   // of it
};

}  // namespace sigillum::pdf
