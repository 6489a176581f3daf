// What issuing tells the registry about its keys and about those who award.
#pragma once

#include "base/result.h"
#include "credential/edition.h"
#include "issue/keys.h"
#include "registry/store.h"

namespace sigillum::issue {

// Adds the code key and the certificate of the seal, with the names that verifiers print, to the registry;
// what it has already is passed over. Fails with key_is_retired or key_is_revoked: nothing new is signed with
// such a key.
Done register_keys(const IssuingKeys& keys, const credential::Edition& edition, registry::Store& store,
                   const registry::Act& act);

}  // namespace sigillum::issue
