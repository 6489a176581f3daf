// The one byte form in which rows are digested: every field in order, each with its length or in a fixed one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/digest.h"

namespace sigillum::registry {

class CanonicalBytes {
  public:
    // Eight bytes, big-endian, two's complement.
    CanonicalBytes& integer(std::int64_t value);
    // The number of bytes in four, big-endian, then the bytes: UTF-8 of a text, or octets.
    CanonicalBytes& text(std::string_view text);
    CanonicalBytes& digest(const Sha256& digest);
    // As the text of its decimal digits; the empty text when there is none.
    CanonicalBytes& time(const std::optional<std::int64_t>& seconds);
    // Bytes as they are, without a length.
    CanonicalBytes& raw(ByteView bytes);

    ByteView bytes() const { return bytes_; }
    Sha256 sha256() const { return sigillum::sha256(bytes_); }
    void clear() { bytes_.clear(); }

  private:
    Bytes bytes_;
};

}  // namespace sigillum::registry
