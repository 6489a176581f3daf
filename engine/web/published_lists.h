// The signed lists of a site: what has become of each certificate, which numbers there are, what was recorded
// before a key was revoked.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "registry/store.h"
#include "web/jws.h"
#include "web/site_files.h"

namespace sigillum::web {

// What holds for all lists of one publication.
struct Publication {
    std::string host;        // "verify.example"
    std::int64_t at = 0;     // seconds since 1970
    std::int64_t until = 0;  // the lists count until then
    const qr::CodeSigner& status_key;

    std::string address() const { return "https://" + host + "/V/"; }
};

// Adds status/now.json, the lists it names, the status lists under their stable names, and numbers/*.jwt
// (docs/verification-page.md says what stands in each).
Done add_lists(registry::Store& store, const Publication& publication, SiteFiles& files);

}  // namespace sigillum::web
