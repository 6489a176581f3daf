#include "seal/seal.h"

#include "seal/signature_gap.h"

namespace sigillum::seal {

Result<SealedFile> Sealer::seal_and_digest(SignableFile file, const Stamping* stamping,
                                           FrontDigest& front) const {
    if (auto written = write_byte_range(file); !written) return fail(std::move(written.error()));
    const GapDigest digest(file, content_digest_size(signer_.identity().algorithm), front);
    const auto signature = writer_.write(digest.around(), stamping);
    if (!signature) return fail(signature.error());
    if (auto filled = fill_gap(file, *signature); !filled) return fail(std::move(filled.error()));
    const Sha256 whole = digest.whole(file);
    return SealedFile{std::move(file.bytes), whole};
}

Result<Bytes> Sealer::seal(SignableFile file, const Stamping* stamping) const {
    FrontDigest front;
    auto sealed = seal_and_digest(std::move(file), stamping, front);
    if (!sealed) return fail(std::move(sealed.error()));
    return std::move(sealed->bytes);
}

std::size_t Sealer::reserved_bytes(bool time_stamped) const {
    return writer_.largest_size() + (time_stamped ? largest_time_stamp : 0);
}

}  // namespace sigillum::seal
