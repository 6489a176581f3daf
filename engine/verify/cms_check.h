// Whether a CMS signature is good for given bytes: the mathematics, not the trust.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "verify/certificate.h"
#include "verify/signed_data.h"

namespace sigillum::verify {

inline constexpr ErrorKind signature_not_good{"signature-not-good"};

// What the signed attributes must hold beside content-type and message-digest.
enum class SignerReference {
    required,  // signing-certificate or signing-certificate-v2 (RFC 5035): binds the certificate to the
               // signature
    optional,  // older signatures do without
};

// The bytes that were signed, in pieces.
using ContentPieces = std::vector<ByteView>;

// Holds the signature to RFC 5652 and EN 319 122-1 for the detached content: signed attributes present, one
// content-type that equals the content's, one message-digest that equals the digest of the pieces, a
// signing-certificate that names the certificate found, an algorithm that is still good (SHA-256, SHA-384,
// SHA-512; SHAKE256 with Ed448; no SHA-1), and the signature itself. Gives the signer's certificate.
Result<Certificate> check_signature(const SignedData& cms, const ContentPieces& content,
                                    SignerReference reference);

// The digest of the pieces by a permitted algorithm given as dotted object identifier.
Result<Bytes> permitted_digest(std::string_view algorithm, const ContentPieces& content);

}  // namespace sigillum::verify
