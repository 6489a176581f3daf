// The keys of a registry as verifiers pin them.
#pragma once

#include "base/result.h"
#include "qr/public_key_set.h"
#include "registry/store.h"

namespace sigillum::web {

// Code keys, status keys and certificates of seals with the times of their lives, and the printable names.
// Keys whose public part the registry does not have are left out. Fails when the registry cannot be read, or
// with qr::bad_key_set when a public part is none.
Result<qr::PublicKeySet> published_keys(registry::Store& store);

}  // namespace sigillum::web
