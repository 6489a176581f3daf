// The text of a verification code: a link whose fragment is the token, so that no server ever receives it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "qr/token.h"

namespace sigillum::qr {

inline constexpr ErrorKind not_a_code_link{"not-a-code-link"};
inline constexpr ErrorKind bad_code_host{"bad-code-host"};

// "HTTPS://<HOST>/V/#<TOKEN>" with the host in upper case. A host is a DNS name, with a port if need be;
// fails with bad_code_host.
Result<std::string> code_link(std::string_view host, std::string_view token_text);

// The token of a link, which fails with not_a_code_link or as read_token does. The host may be any: it is a
// hint for phones, and trust never follows it. Scheme and host may be in either case, since browsers lower
// them.
Result<ReadToken> read_link(std::string_view link);

}  // namespace sigillum::qr
