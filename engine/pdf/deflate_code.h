// Prefix codes and bits as deflate has them (RFC 1951), for streams of which much is known before they are
// compressed.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace sigillum::pdf {

// Bits in the order of the stream: the first in the lowest place.
inline constexpr unsigned most_bits = 56;
struct BitCode {
    std::uint64_t bits = 0;
    unsigned length = 0;  // at most most_bits

    // This code and then another.
    BitCode then(BitCode next) const { return {bits | next.bits << length, length + next.length}; }
};

// The format's symbols (3.2.5).
inline constexpr std::size_t end_of_block = 256;
inline constexpr std::size_t length_symbols = 286;  // bytes, the end of a block, lengths of matches
inline constexpr std::size_t distance_symbols = 30;
inline constexpr unsigned longest_code = 15;
inline constexpr std::size_t shortest_match = 3;
inline constexpr std::size_t longest_match = 258;
inline constexpr std::size_t furthest_match = 32'768;

// A symbol and what follows its code.
struct SymbolAndRest {
    std::size_t symbol = 0;
    BitCode rest;
};
// Length 3 to 258, distance 1 to 32,768.
SymbolAndRest symbol_of_length(std::size_t length);
SymbolAndRest symbol_of_distance(std::size_t distance);

// How long the code of each symbol is, at most `longest` bits, so that text with these counts is short. A
// symbol that never comes has no code: length 0. At least two must come.
std::vector<std::uint8_t> code_lengths(std::span<const std::uint32_t> counts, unsigned longest);
// The canonical code with these lengths (3.2.2).
std::vector<BitCode> canonical_code(std::span<const std::uint8_t> lengths);

// The head of a block with codes of its own (3.2.7), which is not the last of its stream. `lengths` has at
// least 257 symbols.
std::vector<BitCode> block_head(std::span<const std::uint8_t> lengths,
                                std::span<const std::uint8_t> distances);

// Bits into bytes, in room that is kept from stream to stream.
class BitOutput {
  public:
    // `room` is made large enough for `most` bytes, and eight that are written ahead.
    BitOutput(Bytes& room, std::size_t most) : bytes_(room) {
        if (bytes_.size() < most + 8) bytes_.resize(most + 8);
    }

    void put(BitCode code) {
        held_ |= code.bits << count_;
        count_ += code.length;
        std::memcpy(bytes_.data() + end_, &held_, sizeof held_);
        end_ += count_ / 8;
        held_ >>= count_ / 8 * 8;
        count_ %= 8;
    }
    void put(std::uint64_t bits, unsigned length) { put(BitCode{bits, length}); }
    void put(std::span<const BitCode> codes) {
        for (const BitCode& code : codes) put(code);
    }

    // A block that is not compressed (3.2.4), of at most 65,535 bytes.
    void put_stored(ByteView bytes, bool last);
    // The head of a stream in zlib's format: a window of 32 KB (RFC 1950).
    void put_zlib_head() { put(0x0178, 16); }
    // Its end: what was compressed, summed up.
    void put_zlib_end(ByteView plain);

    Bytes written() const { return bytes_.substr(0, end_ + (count_ > 0 ? 1 : 0)); }

  private:
    static_assert(std::endian::native == std::endian::little, "put() writes the lowest byte first");

    Bytes& bytes_;
    std::size_t end_ = 0;
    std::uint64_t held_ = 0;
    unsigned count_ = 0;  // of the bits that are held: at most 7
};

}  // namespace sigillum::pdf
