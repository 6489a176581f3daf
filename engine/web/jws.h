// Signed texts that a browser reads: JSON Web Signatures.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "qr/code_signer.h"

namespace sigillum::web {

// Who signs: an ES256 key, and the address under which its public half is found.
struct ListSigner {
    const qr::CodeSigner& key;
    std::string key_set;  // "https://verify.example/V/keys.json"
};

// The payload, a JSON object, as compact JWS (RFC 7515, 7.1) with ES256 (RFC 7518, 3.4). `type` goes into the
// header's "typ"; its "kid" is the address of the key set, "#" and the key's id.
Result<std::string> signed_text(std::string_view type, ByteView payload, const ListSigner& signer);

}  // namespace sigillum::web
