#include "pdf/packed_memory.h"

#include <libdeflate.h>

#include <utility>

namespace sigillum::pdf {
namespace {

// Fast enough for an edition in which every document has a shape of its own.
constexpr int level = 3;
// Some 50 KB each.
constexpr std::size_t most_known = 200;

}  // namespace

PackedMemory::PackedMemory() : deflate_(level) {}

ByteView PackedMemory::compressed(ByteView content) {
    const std::uint32_t sum = libdeflate_crc32(0, content.data(), content.size());
    const auto found = known_.find(sum);
    if (found != known_.end() && found->second.content == content) return found->second.compressed;
    if (known_.size() >= most_known) known_.clear();
    return known_.insert_or_assign(sum, Known{Bytes(content), deflate_.compress(content)})
        .first->second.compressed;
}

}  // namespace sigillum::pdf
