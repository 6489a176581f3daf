// Compression for /FlateDecode of streams that no two documents share and that still are much alike: the
// records of an edition's learners.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "pdf/deflate_code.h"
#include "pdf/deflate_parse.h"
#include "pdf/example_comparison.h"

namespace sigillum::pdf {

// Compresses texts that resemble an example. How the example is best written is found once; a text takes that
// over wherever it has the same bytes and is only searched where it has others. The result hangs on example
// and text alone. One thread at a time.
class ExampleDeflate {
  public:
    explicit ExampleDeflate(Bytes example);
    ExampleDeflate(const ExampleDeflate&) = delete;
    ExampleDeflate& operator=(const ExampleDeflate&) = delete;

    // The text in zlib's format (RFC 1950); empty where more than an eighth of its bytes are its own,
    // and any general deflate does better.
    Bytes compress(ByteView text);

  private:
    // A part of the example with its code, which is the text's too where that has all of what it is made of.
    struct Piece {
        BitCode code;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t reach = 0;   // the first byte that it is made of, its own or an earlier one
        std::uint32_t parsed = 0;  // where it begins in the parsed example
    };
    class Encoder;

    BitCode code_of_match(std::size_t length, std::size_t distance) const;
    void cut_into_pieces();

    Bytes example_;
    std::vector<Parsed> parsed_;
    std::vector<Piece> pieces_;
    ExampleComparison comparison_;
    // Where four bytes stand first, plus 1; by their hash.
    static constexpr unsigned first_place_bits = 12;
    std::array<std::uint32_t, std::size_t{1} << first_place_bits> first_places_{};
    std::vector<BitCode> head_;
    std::vector<BitCode> bytes_;                         // and the end of the block
    std::array<BitCode, longest_match + 1> lengths_{};   // with the bits behind the code
    std::array<BitCode, distance_symbols> distances_{};  // without them
    Bytes room_;
};

}  // namespace sigillum::pdf
