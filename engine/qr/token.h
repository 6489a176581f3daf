// The signed token: COSE_Sign1 (RFC 9052) with ES256 over the facts, written as base32 for a QR code.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "qr/code_signer.h"
#include "qr/public_key_set.h"
#include "qr/token_facts.h"

namespace sigillum::qr {

inline constexpr ErrorKind preview_code{"preview-code"};      // the code of a preview, which never verifies
inline constexpr ErrorKind bad_token_text{"bad-token-text"};  // no canonical base32
inline constexpr ErrorKind bad_token{"bad-token"};            // no COSE_Sign1 of the one form we write
inline constexpr ErrorKind unknown_code_key{"unknown-code-key"};  // signed by a key that is not pinned
inline constexpr ErrorKind wrong_code_signature{"wrong-code-signature"};

// What the token of a preview begins with; 0 stands in no base 32.
inline constexpr std::string_view preview_mark = "PREVIEW0";

// A token as it was read. Its facts are worth nothing before verify() has said so.
struct ReadToken {
    TokenFacts facts;
    KeyId key_id{};
    Bytes signed_bytes;       // the Sig_structure (RFC 9052, section 4.4) that the signature covers
    Sha256 payload_digest{};  // of the payload alone: by it a registry knows the token again
    Es256Signature signature{};
};

// The COSE_Sign1 over the facts, tag 18. The signature takes the lower of its two values of s, so that nobody
// can make a second token from a first.
Result<Bytes> signed_token(const TokenFacts& facts, const CodeSigner& signer);

// The token as upper-case base32 without padding (RFC 4648, section 6).
std::string token_text(ByteView token);

// Reads strictly: canonical base32, tag 18, protected header of exactly algorithm and key id, empty
// unprotected header, shortest CBOR forms, low s, nothing after the end. Does not check the signature.
Result<ReadToken> read_token(std::string_view token_text);

// The pinned key that signed the token. Fails with unknown_code_key or wrong_code_signature.
Result<PublicKey> verify(const ReadToken& token, const PublicKeySet& pinned);

}  // namespace sigillum::qr
