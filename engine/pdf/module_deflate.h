// Compression for /FlateDecode of the one stream that is large and no two documents share: the code's.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "base/bytes.h"
#include "pdf/deflate_code.h"

namespace sigillum::pdf {

// Compresses content with module records (pdf/module_records.h) in it. What repeats from one record to the
// next is known beforehand, and how often each digit comes, so that nothing is searched or counted: it costs
// a sixth of what the fastest general deflate does, for fewer bytes.
class ModuleDeflate {
  public:
    ModuleDeflate();

    // Content whose records stand at [begin, end), in zlib's format (RFC 1950). Nothing but records may stand
    // there.
    Bytes compress(ByteView content, std::size_t begin, std::size_t end);

  private:
    BitCode literal(char c) const { return literals_[static_cast<unsigned char>(c)]; }
    BitCode digit_pair(const char* two) const { return literal(two[0]).then(literal(two[1])); }
    void put_records(BitOutput& output, ByteView records) const;

    std::vector<BitCode> head_;         // of the block that holds the records
    std::vector<BitCode> literals_;     // by byte, the end of the block and matches behind the bytes
    std::array<BitCode, 100> pairs_{};  // two digits, by their number
    std::array<BitCode, 100>
        starts_{};                    // a place in the same row as before, up to the first digit of the width
    std::array<BitCode, 10> ends_{};  // the second digit, up to the next record
    Bytes room_;
};

}  // namespace sigillum::pdf
