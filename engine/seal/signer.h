// Who signs: a certificate, and something that holds its key: a file, a token, a service far away.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "seal/certificate.h"

namespace sigillum::seal {

inline constexpr ErrorKind certificate_expired{"certificate-expired"};
inline constexpr ErrorKind certificate_not_yet_valid{"certificate-not-yet-valid"};
inline constexpr ErrorKind certificate_not_for_signing{"certificate-not-for-signing"};
inline constexpr ErrorKind unsupported_key{"unsupported-key"};
inline constexpr ErrorKind weak_key{"weak-key"};
inline constexpr ErrorKind signing_failed{"signing-failed"};

// The algorithms offered, each with the digest used for content and signed attributes alike.
enum class SignatureAlgorithm {
    ecdsa_p256_sha256,
    ecdsa_p384_sha384,
    rsa_sha256,  // PKCS #1 v1.5, keys of at least 3,072 bits
};

// What is publicly known of a signer.
struct SigningIdentity {
    std::string shown;               // the name used in messages: a file, a token's label
    std::vector<Certificate> chain;  // the signer's own first, each followed by its issuer; never empty
    SignatureAlgorithm algorithm = SignatureAlgorithm::ecdsa_p256_sha256;
    std::size_t largest_signature = 0;  // bytes a signature value can have

    const Certificate& certificate() const { return chain.front(); }
};

// Puts certificates (DER, in any order, the signer's own first) in the order of the chain; those that do not
// belong to it are left out. Refuses a certificate whose key usage does not permit signing, an algorithm that
// is not offered and an RSA key under 3,072 bits.
Result<SigningIdentity> signing_identity(const std::vector<Bytes>& certificates, const std::string& shown);

// A key that signs. An implementation for a PKCS #11 token or a remote service builds its identity from the
// certificates found there. Every member may be called from several threads at once.
class Signer {
  public:
    virtual ~Signer() = default;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;

    const SigningIdentity& identity() const { return identity_; }

    // Signs a message (the DER of the signed attributes) with the identity's algorithm, its digest included.
    // The answer is the signature value as CMS holds it: an ECDSA-Sig-Value (RFC 3279, 2.2.3), or the RSA
    // signature's octets.
    virtual Result<Bytes> sign(ByteView message) const = 0;

  protected:
    explicit Signer(SigningIdentity identity) : identity_(std::move(identity)) {}

  private:
    SigningIdentity identity_;
};

// Whether every certificate of the chain is within its period of validity at that moment.
Done check_validity(const Signer& signer, Instant now);

}  // namespace sigillum::seal
