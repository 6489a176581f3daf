// What the issuer says of the life of a key: in the pinned key set, and in the registry.
#pragma once

#include <optional>

#include "qr/public_key_set.h"
#include "verify/certificate.h"
#include "verify/options.h"

namespace sigillum::verify {

// Of each time the earlier that the two say. A registry that cannot be read says nothing.
qr::KeyLife life_of(const qr::PublicKey& key, const VerifyOptions& options);

// Likewise for the certificate of a seal; nothing where neither of the two knows it.
std::optional<qr::KeyLife> life_of_seal(const X509* certificate, const VerifyOptions& options);

}  // namespace sigillum::verify
