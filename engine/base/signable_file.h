// A finished PDF that waits for its signature: written by pdf, completed by seal.
#pragma once

#include <cstddef>

#include "base/bytes.h"

namespace sigillum {

// The whole file, with the two places that only the signature can fill. Offsets count bytes from the start of
// the file.
//
//   /ByteRange [0 1234567890 1234567890 1234567890]   the placeholder: any text between the brackets,
//   brackets
//              ^ byte_range_offset                    included; it is overwritten whole by "[0 a b c]" and
//              spaces,
//                                                     so 40 bytes are enough for files under 10 GB
//   /Contents <0000…0000>                             the gap: '<', an even number of digits, '>'
//             ^ contents_offset
struct SignableFile {
    Bytes bytes;
    std::size_t contents_offset = 0;  // of '<'
    std::size_t contents_length =
        0;  // with '<' and '>'; the string's value stays under 32,768 bytes (PDF/A-3, 6.1.13)
    std::size_t byte_range_offset = 0;  // of '['
    std::size_t byte_range_length = 0;  // with '[' and ']'
    // So many bytes at the front say nothing of one document: fonts, pictures, colours. Files of one edition
    // mostly have the same, so that a digest may go on from there.
    std::size_t shared_front = 0;
};

}  // namespace sigillum
