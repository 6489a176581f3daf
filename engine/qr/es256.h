// ES256: ECDSA on P-256 with SHA-256 (RFC 9053, section 2.1).
#pragma once

#include "base/bytes.h"
#include "qr/code_signer.h"
#include "qr/public_key_set.h"

namespace sigillum::qr {

// Both (r, s) and (r, n - s) fit a message; n is the order of the group. The lower s, at most n / 2, is the
// one we take.
bool has_low_s(const Es256Signature& signature);
Es256Signature with_low_s(const Es256Signature& signature);

// Whether the signature over the message was made with the key of this point; false too when the point is on
// no curve.
bool es256_fits(const PublicPoint& point, ByteView message, const Es256Signature& signature);

// Whether the bytes are a point on P-256.
bool is_on_p256(const PublicPoint& point);

}  // namespace sigillum::qr
