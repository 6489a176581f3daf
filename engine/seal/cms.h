// The signature itself: a detached CMS SignedData (RFC 5652) as PAdES baseline asks for it (ETSI EN 319
// 142-1, 6.3).
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "base/result.h"
#include "seal/signer.h"
#include "seal/time_stamp.h"

namespace sigillum::seal {

// Writes the signatures of one signer, whose part in them is prepared once. The signer must outlive it. Every
// member may be called from several threads at once.
class CmsWriter {
  public:
    explicit CmsWriter(const Signer& signer);

    // SignedData over content with this digest (by the algorithm of content_digest_size), with exactly three
    // signed attributes: content-type, message-digest, signing-certificate-v2. With a stamping, a time stamp
    // over the signature value stands beside it (level B-T). The certificates are the chain without a root,
    // which a verifier has or does not trust.
    Result<Bytes> write(ByteView content_digest, const Stamping* stamping) const;

    // An upper bound of what write() gives without a time stamp, in bytes.
    std::size_t largest_size() const;

  private:
    Bytes signed_attributes(ByteView content_digest) const;

    const Signer& signer_;
    Bytes content_type_attribute_;
    Bytes signing_certificate_attribute_;
    Bytes head_;         // of SignedData, up to and with the certificates
    Bytes signer_head_;  // of SignerInfo, up to and with the digest algorithm
    Bytes signature_algorithm_;
};

// The size in bytes of the content digest the algorithm works with: 32 (SHA-256) or 48 (SHA-384).
std::size_t content_digest_size(SignatureAlgorithm algorithm);

}  // namespace sigillum::seal
