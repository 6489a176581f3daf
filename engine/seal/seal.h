// Completes a finished PDF with its signature: the ByteRange, the digest over it, the CMS in the gap.
#pragma once

#include <cstddef>
#include <utility>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"
#include "base/signable_file.h"
#include "seal/cms.h"
#include "seal/front_digest.h"
#include "seal/signer.h"
#include "seal/time_stamp.h"

namespace sigillum::seal {

// A signed file and the SHA-256 of its bytes.
struct SealedFile {
    Bytes bytes;
    Sha256 digest{};
};

// Seals the files of one signer. The signer must outlive it. Every member may be called from several threads
// at once.
class Sealer {
  public:
    explicit Sealer(const Signer& signer) : signer_(signer), writer_(signer) {}

    // The signed file: level B-B, or B-T with a stamping. Refuses a gap or placeholder that is not where the
    // file says (bad_signature_gap) and a signature that does not fit (signature_too_large).
    Result<Bytes> seal(SignableFile file, const Stamping* stamping = nullptr) const;

    // The same with the digest of the signed file, which shares nearly all its work with the signature's own
    // when the gap stands near the end. `front` is given again with the next file of the same edition and
    // thread.
    Result<SealedFile> seal_and_digest(SignableFile file, const Stamping* stamping, FrontDigest& front) const;

    // How many bytes the file must reserve for this signer's CMS; with room for a time stamp when asked.
    std::size_t reserved_bytes(bool time_stamped) const;

  private:
    const Signer& signer_;
    CmsWriter writer_;
};

// Seals one file.
inline Result<Bytes> seal(SignableFile file, const Signer& signer, const Stamping* stamping = nullptr) {
    return Sealer(signer).seal(std::move(file), stamping);
}

}  // namespace sigillum::seal
