// Base 64 (RFC 4648): with padding (section 4), and the alphabet for addresses and file names without it
// (section 5), which JOSE uses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace sigillum {

std::string to_base64(ByteView bytes);
std::string to_base64url(ByteView bytes);

// Nothing for any text but the one that to_base64 or to_base64url gives for some bytes.
std::optional<Bytes> from_base64(std::string_view text);
std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace sigillum
