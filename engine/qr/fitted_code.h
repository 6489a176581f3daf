// The verification code of a certificate, made to fit its printed square.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "qr/code_signer.h"
#include "qr/modules.h"
#include "qr/token_facts.h"

namespace sigillum::qr {

// Modules stay large enough for paper up to this version (0.38 mm in a square of 32 mm).
inline constexpr int largest_preferred_version = 15;

struct FittedCode {
    Modules modules;
    std::string link;  // the text of the code
    TokenFacts facts;  // as they stand in the token
    bool latin_name_left_out = false;
    bool title_shortened = false;
};

// Signs the facts and makes their code at error correction level M. Where that would exceed version 15: level
// L; then without the Latin form of the name; then with the title cut after a word and "…" put in its place,
// in the token only (where there is no title, the kind). What is still too large keeps its name and takes a
// higher version. Fails with bad_token_facts, bad_code_host, or as the signer does.
Result<FittedCode> fit_code(const TokenFacts& facts, const CodeSigner& signer, std::string_view host);

// A code that looks like the one fit_code would make, same version and level, and that read_link refuses as
// preview_code.
Result<FittedCode> preview_code_for(const TokenFacts& facts, std::string_view host);

}  // namespace sigillum::qr
