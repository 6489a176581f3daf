// JSON in the one form of RFC 8785 (JSON Canonicalization Scheme).
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/bytes.h"

namespace sigillum::credential {

// Appends the canonical form. Of numbers only integers of at most 2^53 are allowed: the record holds every
// other quantity as a text. Texts must be UTF-8.
void append_canonical(const nlohmann::json& value, Bytes& out);

// Appends a text with its quotation marks and escapes (RFC 8785, 3.2.2.2).
void append_canonical(std::string_view text, Bytes& out);

// The order of keys: by UTF-16 code units (RFC 8785, 3.2.3). It differs from the order of UTF-8 bytes beyond
// U+FFFF only.
bool canonical_less(std::string_view a, std::string_view b);

}  // namespace sigillum::credential
