// Reading DER (ITU-T X.690): definite lengths in their shortest form, one value after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"

namespace sigillum::verify {

namespace der {
inline constexpr std::uint8_t integer = 0x02;
inline constexpr std::uint8_t octet_string = 0x04;
inline constexpr std::uint8_t object_identifier = 0x06;
inline constexpr std::uint8_t sequence = 0x30;
inline constexpr std::uint8_t set = 0x31;
// [number] of a context, constructed or primitive.
constexpr std::uint8_t context(int number) { return static_cast<std::uint8_t>(0xA0 | number); }
constexpr std::uint8_t context_primitive(int number) { return static_cast<std::uint8_t>(0x80 | number); }
}  // namespace der

struct DerValue {
    std::uint8_t tag = 0;
    ByteView content;
    ByteView whole;  // tag, length and content
};

// Views into the bytes given; they must outlive what is read.
class DerReader {
  public:
    explicit DerReader(ByteView bytes) : rest_(bytes) {}

    bool at_end() const { return rest_.empty(); }
    // The next value of any tag; nothing at the end, for tag numbers over 30 and for lengths that are not
    // DER.
    std::optional<DerValue> next();
    // The next value when it has that tag; otherwise nothing, and the reader stays.
    std::optional<DerValue> next(std::uint8_t tag);
    // The content of the next value when it has that tag.
    std::optional<DerReader> enter(std::uint8_t tag);
    ByteView rest() const { return rest_; }

  private:
    ByteView rest_;
};

// "1.2.840.113549.1.7.2" from the content of an object identifier; "" for one that is malformed.
std::string dotted(ByteView object_identifier);

}  // namespace sigillum::verify
