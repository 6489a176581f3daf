// What a text has in common with an example that it resembles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace sigillum::pdf {

// Bytes that example and text have in common, and where. What stands between two of these in the text is its
// own.
struct SharedStretch {
    std::size_t in_example = 0;
    std::size_t in_text = 0;
    std::size_t length = 0;

    std::size_t end_in_example() const { return in_example + length; }
    std::size_t end_in_text() const { return in_text + length; }
};

// Compares texts with one example. One thread at a time.
class ExampleComparison {
  public:
    // The example must outlive this.
    explicit ExampleComparison(ByteView example);

    // Whether at most an eighth of the text's bytes are its own; the functions below are for such a text.
    bool compare(ByteView text);
    // In order, in both.
    const std::vector<SharedStretch>& shared() const { return shared_; }
    // The last stretch that begins at or before the place in the example; null where none does.
    const SharedStretch* around(std::size_t in_example) const;

  private:
    std::vector<std::size_t>& anchors_like(const char* bytes);
    std::optional<SharedStretch> shared_after(const SharedStretch& last, ByteView text);
    void index_shared();

    ByteView example_;
    std::vector<std::vector<std::size_t>> anchors_;  // places by hash; at most half is used
    std::vector<SharedStretch> shared_;
    std::vector<std::uint32_t> next_by_block_;  // the first stretch that begins behind its beginning
};

}  // namespace sigillum::pdf
