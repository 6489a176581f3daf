// Writes ASN.1 values in the Distinguished Encoding Rules (ITU-T X.690): just the forms a signature needs.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "base/bytes.h"

namespace sigillum::seal {

// The identifier octet of a value.
enum class DerTag : std::uint8_t {
    octet_string = 0x04,
    null = 0x05,
    object_identifier = 0x06,
    sequence = 0x30,
    set = 0x31,
    context_0 = 0xA0,  // [0], constructed
    context_1 = 0xA1,  // [1], constructed
};

// Identifier, length in its shortest form, and the parts one after the other as the content.
Bytes der_value(DerTag tag, std::initializer_list<ByteView> parts);

// A SET OF, or an implicitly tagged one: the elements sorted by their encodings (X.690, 11.6).
Bytes der_set_of(DerTag tag, std::vector<Bytes> elements);

// INTEGER from 0 to 127.
Bytes der_small_integer(std::uint8_t value);

}  // namespace sigillum::seal
