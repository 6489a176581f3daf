// Digests.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace sigillum {

using Sha256 = std::array<std::uint8_t, 32>;

// SHA-256 (FIPS 180-4) of the bytes.
Sha256 sha256(ByteView bytes);

// Lower-case hexadecimal.
std::string to_hex(ByteView bytes);
std::string to_hex(const Sha256& digest);

// The digest as raw bytes.
Bytes to_bytes(const Sha256& digest);

}  // namespace sigillum
