// Deterministic CBOR (RFC 8949, section 4.2.1), as much of it as the token needs.
#pragma once

#include <cstdint>
#include <utility>

#include "base/bytes.h"

namespace sigillum::qr {

// Appends items in their shortest form. The caller opens arrays and maps with the number of their entries,
// then writes exactly those, and writes map keys in ascending order of their encoded bytes.
class CborWriter {
  public:
    void integer(std::int64_t value);
    void bytes(ByteView value);
    void text(ByteView utf8);
    void boolean(bool value);
    void array(std::uint64_t entries);
    void map(std::uint64_t pairs);
    void tag(std::uint64_t number);

    Bytes take() { return std::move(written_); }

  private:
    void head(unsigned major_type, std::uint64_t argument);

    Bytes written_;
};

}  // namespace sigillum::qr
