// Parts of a canonical record, without reading all of it.
#pragma once

#include <optional>
#include <string_view>

#include "base/bytes.h"

namespace sigillum::verify {

// The value of a member of a JSON object in its canonical form (RFC 8785: no white space, keys once), as it
// stands there. Nothing when the object has no such member, or is no object.
std::optional<ByteView> member_of(ByteView canonical_object, std::string_view name);

}  // namespace sigillum::verify
