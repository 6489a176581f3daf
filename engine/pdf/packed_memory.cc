#include "pdf/packed_memory.h"

#include <functional>
#include <string_view>
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
    const std::size_t hash = std::hash<std::string_view>{}(content);
    const auto found = known_.find(hash);
    if (found != known_.end() && found->second.content == content) return found->second.compressed;
    if (known_.size() >= most_known) known_.clear();
    return known_.insert_or_assign(hash, Known{Bytes(content), deflate_.compress(content)})
        .first->second.compressed;
}

}  // namespace sigillum::pdf
