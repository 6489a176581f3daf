// Whoever signs verification codes: a key in a file, a token, a remote service, or a replay in a test.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"

namespace sigillum::qr {

inline constexpr ErrorKind code_signing_failed{"code-signing-failed"};

// Names a code key: the first 8 bytes of SHA-256 over its public point in the uncompressed form of SEC 1 (65
// bytes).
using KeyId = std::array<std::uint8_t, 8>;

// An ECDSA signature on P-256: r and s, 32 bytes each, big-endian (RFC 9053, section 2.1).
using Es256Signature = std::array<std::uint8_t, 64>;

// The sixteen hexadecimal digits of a key id, in lower case, beside the to_hex of base/digest.h.
using sigillum::to_hex;
std::string to_hex(const KeyId& id);

// Signs with ES256. Implementations may be called from several threads at once.
class CodeSigner {
  public:
    virtual ~CodeSigner() = default;
    virtual const KeyId& key_id() const = 0;
    // The signature over SHA-256 of the message. Either of the two values of s that fit may be given.
    virtual Result<Es256Signature> sign(ByteView message) const = 0;
};

}  // namespace sigillum::qr
