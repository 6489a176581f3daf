// Base 32 in the one form the code uses: upper case, without padding (RFC 4648, section 6).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace sigillum::qr {

std::string to_base32(ByteView bytes);

// The bytes that to_base32 would write as this text; nothing for any other text: lower case, padding, white
// space, a length that no bytes have, spare bits that are not zero.
std::optional<Bytes> from_base32(std::string_view text);

}  // namespace sigillum::qr
