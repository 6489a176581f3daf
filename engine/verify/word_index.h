// Finds whole words in a long text without reading it again for each question.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace sigillum::verify {

class WordIndex {
  public:
    // Words begin at these offsets of the text, which must outlive the index.
    WordIndex(std::string_view text, std::vector<std::size_t> beginnings);

    // Where words begin with the same bytes as `wanted`, of which the first sixteen are looked at. In no
    // order.
    std::span<const std::size_t> beginning_like(std::string_view wanted) const;

  private:
    std::string_view text_;
    std::vector<std::size_t> beginnings_;  // by the sixteen bytes that follow, then by offset
};

}  // namespace sigillum::verify
