// Text in the encodings study offices send, turned into UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::credential {

inline constexpr ErrorKind mixed_encoding{"mixed-encoding"};
inline constexpr ErrorKind wrong_encoding{"wrong-encoding"};
inline constexpr ErrorKind unknown_encoding{"unknown-encoding"};

// The first byte that is no part of well-formed UTF-8 (RFC 3629), if there is one.
std::optional<std::size_t> first_not_utf8(ByteView bytes);

bool is_utf8(std::string_view encoding);

// The text in UTF-8, without a byte order mark. `encoding` is any name ICU knows ("windows-1250", "UTF-16").
// Bytes that the encoding does not define are an error with their row.
Result<Bytes> utf8_from(ByteView bytes, const std::string& encoding, const std::string& file);

// What the byte order mark at the beginning says when it is not that of UTF-8: "UTF-16", "UTF-32".
std::optional<std::string> other_encoding_by_mark(ByteView bytes);

}  // namespace sigillum::credential
