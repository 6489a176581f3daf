// The gap of a signature: the two places in a file that are filled after everything else is written.
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"
#include "base/signable_file.h"
#include "seal/front_digest.h"
#include "seal/openssl_handle.h"

namespace sigillum::seal {

inline constexpr ErrorKind bad_signature_gap{"bad-signature-gap"};
inline constexpr ErrorKind signature_too_large{"signature-too-large"};

// Writes the ByteRange: everything but the gap, from the first byte to the last. Refuses a gap or a
// placeholder that is not where the file says.
Done write_byte_range(SignableFile& file);

// The digest of everything but the gap: SHA-256 for 32 bytes, SHA-384 for 48. With SHA-256 the work up to the
// gap is kept, so that the digest of the whole file costs only what follows the gap's beginning.
class GapDigest {
  public:
    GapDigest(const SignableFile& file, std::size_t digest_size, FrontDigest& shared);

    const Bytes& around() const { return around_; }
    // SHA-256 of the whole file, whose gap has been filled since.
    Sha256 whole(const SignableFile& filled) const;

  private:
    Bytes around_;
    DigestContextHandle before_;  // SHA-256 of what stands before the gap; none for SHA-384
};

// Writes the signature in hexadecimal and zeros after it. Refuses one that does not fit.
Done fill_gap(SignableFile& file, ByteView signature);

}  // namespace sigillum::seal
