// The key set that verifiers pin, as an edition publishes it.
#pragma once

#include "credential/edition.h"
#include "qr/public_key_set.h"

namespace sigillum::issue {

// The public half of the code key with the printable names of the awarding body and the alliance, which codes
// carry as short identifiers only.
qr::PublicKeySet published_keys(const credential::Edition& edition, const qr::PublicKey& code_key);

}  // namespace sigillum::issue
