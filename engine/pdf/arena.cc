#include "pdf/arena.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace sigillum::pdf {
namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t smallest_block = std::size_t{256} * 1024;

}  // namespace

void* Arena::allocate(std::size_t size) noexcept {
    const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
    if (blocks_.empty() || used_ + rounded > blocks_[block_].size) {
        if (!open_block(rounded)) return nullptr;
    }
    void* const memory = blocks_[block_].memory.get() + used_;
    used_ += rounded;
    return memory;
}

ByteView Arena::copy(ByteView bytes) noexcept {
    void* const memory = allocate(bytes.size());
    if (memory == nullptr) return {};
    std::memcpy(memory, bytes.data(), bytes.size());
    return {static_cast<const char*>(memory), bytes.size()};
}

void Arena::rewind() noexcept {
    block_ = 0;
    used_ = 0;
}

// Goes on to the next block that is large enough, or makes one.
bool Arena::open_block(std::size_t at_least) noexcept {
    used_ = 0;
    while (!blocks_.empty() && block_ + 1 < blocks_.size()) {
        ++block_;
        if (blocks_[block_].size >= at_least) return true;
    }
    const std::size_t size = std::max(at_least, smallest_block);
    try {
        blocks_.push_back({std::make_unique<std::byte[]>(size), size});
    } catch (const std::bad_alloc&) {
        return false;
    }
    block_ = blocks_.size() - 1;
    return true;
}

}  // namespace sigillum::pdf
