// The facts read back from a token's payload.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "qr/token_facts.h"

namespace sigillum::qr {

inline constexpr ErrorKind bad_token_payload{"bad-token-payload"};    // no bytes that token_payload writes
inline constexpr ErrorKind newer_token_format{"newer-token-format"};  // this program is too old for it

// The facts of a payload that token_payload could have written, to the byte. Everything else is refused with
// bad_token_payload, newer_token_format or bad_token_facts.
Result<TokenFacts> read_token_payload(ByteView payload);

}  // namespace sigillum::qr
