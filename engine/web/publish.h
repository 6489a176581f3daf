// The verification site of a registry, made and put in place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "qr/code_signer.h"
#include "qr/public_key_set.h"
#include "registry/store.h"
#include "web/page_files.h"

namespace sigillum::web {

inline constexpr ErrorKind bad_host{"bad-host"};

struct PublishRequest {
    PageSources sources;
    std::filesystem::path out;
    std::string host;                // "verify.example", or "localhost:8080"; as in the codes
    std::string issuer;              // shown at the head of the page; may be empty
    std::int64_t now = 0;            // seconds since 1970
    std::int64_t valid_seconds = 0;  // how long the lists count
    const qr::CodeSigner& status_key;
    qr::PublicKey status_public;  // its public half
};

struct PublishReport {
    std::size_t files = 0;
    std::size_t bytes = 0;
    std::size_t certificates = 0;
    std::size_t not_current = 0;  // suspended, revoked or replaced
};

// Publishes what the registry says now and notes that in its log; the key for status is added to the registry
// on first use. Fails with bad_host, with registry::key_is_retired or key_is_revoked, and as its parts do;
// then the old site is as it was.
Result<PublishReport> publish(registry::Store& store, const PublishRequest& request,
                              const registry::Act& act);

}  // namespace sigillum::web
