// Strict reading of deterministic CBOR (RFC 8949, section 4.2.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace sigillum::qr {

// Takes one expected item after the other from foreign bytes. The first item that is not what was asked for,
// or is not in its shortest form, stops the reader: from then on every answer is empty and fault() says what
// was wrong. So a caller asks for all it expects and looks at fault() once, before it believes any of it.
// Since a caller names each level it goes down to, foreign bytes cannot nest deeper than that.
class CborReader {
  public:
    explicit CborReader(ByteView bytes) : bytes_(bytes) {}

    std::int64_t integer();
    ByteView bytes();
    std::string_view text();  // well-formed UTF-8
    bool boolean();
    std::uint64_t array();  // the number of entries that follow
    std::uint64_t map();    // the number of pairs that follow
    std::uint64_t tag();
    void end();  // nothing may follow

    // Whether the next item is an array, without taking it.
    bool array_is_next() const;

    // What the caller itself finds wrong with an answer; the first fault stays.
    void refuse(std::string_view fault);

    bool stopped() const { return !fault_.empty(); }
    // "an item that is not in its shortest form, at byte 17"; empty when all went well.
    const std::string& fault() const { return fault_; }

  private:
    // The argument of the next item, which must have this major type.
    std::uint64_t head(unsigned major_type, std::string_view expected);
    std::uint64_t argument(unsigned additional);
    ByteView content(std::uint64_t length);

    ByteView bytes_;
    std::size_t at_ = 0;
    std::string fault_;
};

}  // namespace sigillum::qr
