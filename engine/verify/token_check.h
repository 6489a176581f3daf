// Whether a verification code is one of ours: read strictly, and signed by a pinned key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "qr/token.h"
#include "verify/options.h"
#include "verify/verdict.h"

namespace sigillum::verify {

// Whether the text has the form of a verification link or of a token, sound or not.
bool looks_like_code(std::string_view text);

// Notes the check "code" in the verdict, the specimen mark as soon as the token is read, and the facts and
// the number when a pinned key has signed them. Gives nothing when the token is unsound; the outcome
// (altered, or unreadable for a text that is no code) is then final; so it is where the date of the code
// contradicts the life of its key. A key that is not pinned, or that was
// withdrawn where no registry can say what it signed before, leaves the facts unproved: the reason
// code_key_unknown or key_revoked is added and the token is given.
std::optional<qr::ReadToken> check_token(std::string_view text, const VerifyOptions& options,
                                         Verdict& verdict);

}  // namespace sigillum::verify
