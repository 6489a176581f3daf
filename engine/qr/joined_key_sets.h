// One key set of several, for a verifier who pins those of several issuers.
#pragma once

#include "base/result.h"
#include "qr/public_key_set.h"

namespace sigillum::qr {

inline constexpr ErrorKind key_sets_differ{"key-sets-differ"};

// Of each time the earlier of the two.
KeyLife joined(KeyLife first, const KeyLife& second);

// The keys, seals and names of both. What stands in both stands once, with the earliest of the times that the
// two say: a set that is behind the other takes no revocation back. Fails with key_sets_differ when a key has
// another purpose in one or is for demonstration in one only, or when an identifier has two names, since a
// code would then show whichever came first.
Result<PublicKeySet> joined(PublicKeySet first, const PublicKeySet& second);

}  // namespace sigillum::qr
