// The keys that make a document official: the sealing key, the key of its code, and a time-stamping
// authority.
#pragma once

#include <memory>
#include <optional>

#include "base/result.h"
#include "credential/credential.h"
#include "qr/code_signer.h"
#include "qr/public_key_set.h"
#include "seal/seal.h"
#include "seal/signer.h"
#include "seal/time_stamp.h"

namespace sigillum::issue {

inline constexpr ErrorKind key_not_usable{"key-not-usable"};

// Owned by the caller; every member may be used from several threads at once.
struct IssuingKeys {
    const seal::Signer* signer = nullptr;
    const qr::CodeSigner* code_signer = nullptr;
    bool code_key_is_demo = false;
    const seal::TimeStamper* time_stamper = nullptr;  // none: level B-B
    qr::PublicPoint code_point{};                     // public half of the code key

    // A demonstration key anywhere makes every document a specimen.
    bool specimen() const;
    credential::SealKind seal_kind() const;
};

}  // namespace sigillum::issue
