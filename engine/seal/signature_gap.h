// The gap of a signature: the two places in a file that are filled after everything else is written.
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "base/result.h"
#include "base/signable_file.h"

namespace sigillum::seal {

inline constexpr ErrorKind bad_signature_gap{"bad-signature-gap"};
inline constexpr ErrorKind signature_too_large{"signature-too-large"};

// Writes the ByteRange: everything but the gap, from the first byte to the last. Refuses a gap or a
// placeholder that is not where the file says.
Done write_byte_range(SignableFile& file);

// The digest of everything but the gap: SHA-256 for 32 bytes, SHA-384 for 48.
Bytes digest_around_gap(const SignableFile& file, std::size_t digest_size);

// Writes the signature in hexadecimal and zeros after it. Refuses one that does not fit.
Done fill_gap(SignableFile& file, ByteView signature);

}  // namespace sigillum::seal
