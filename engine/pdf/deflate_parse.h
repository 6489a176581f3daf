// A text as deflate's literals and matches, chosen with more care than time allows for each document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace sigillum::pdf {

// Bytes of a text: either as they are, or those that stand `distance` before.
struct Parsed {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    std::uint32_t distance = 0;  // 0: as they are

    bool is_match() const { return distance != 0; }
};

// How many bytes both begin with alike.
std::size_t same_bytes(ByteView a, ByteView b);

// The whole text, in order; takes three milliseconds for 20 KB.
std::vector<Parsed> parse(ByteView text);

}  // namespace sigillum::pdf
