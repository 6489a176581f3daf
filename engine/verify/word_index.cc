#include "verify/word_index.h"

#include <algorithm>

namespace sigillum::verify {

namespace {

constexpr std::size_t bytes_looked_at = 16;

}  // namespace

WordIndex::WordIndex(std::string_view text, std::vector<std::size_t> beginnings)
    : text_(text), beginnings_(std::move(beginnings)) {
    std::sort(beginnings_.begin(), beginnings_.end(), [this](std::size_t a, std::size_t b) {
        const int order = text_.substr(a, bytes_looked_at).compare(text_.substr(b, bytes_looked_at));
        return order != 0 ? order < 0 : a < b;
    });
}

std::span<const std::size_t> WordIndex::beginning_like(std::string_view wanted) const {
    const std::string_view head = wanted.substr(0, bytes_looked_at);
    const auto first = std::partition_point(beginnings_.begin(), beginnings_.end(), [&](std::size_t at) {
        return text_.substr(at, head.size()) < head;
    });
    const auto last = std::partition_point(
        first, beginnings_.end(), [&](std::size_t at) { return text_.substr(at, head.size()) == head; });
    return {first, last};
}

}  // namespace sigillum::verify
