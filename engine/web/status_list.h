// A list of bits, one for each certificate (Bitstring Status List v1.0).
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace sigillum::web {

// The member "encodedList" of a list of `size` entries (a multiple of 8) in which those at the indices are
// set: "u", then base64url of the compressed bits. Entry 0 is the highest bit of the first byte. Indices
// beyond the list are a mistake of the caller.
std::string encoded_list(std::span<const std::uint32_t> set, std::uint32_t size);

}  // namespace sigillum::web
