// What a verifier brings along: whom it trusts, whom it can ask, and the time.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "qr/public_key_set.h"
#include "registry/lookup.h"
#include "verify/limits.h"
#include "verify/part.h"

namespace sigillum::verify {

struct VerifyOptions {
    std::vector<Bytes> trust_anchors;  // for signers; certificates in DER (certificates_from_file reads them)
    std::vector<Bytes> time_stamp_anchors;  // for time-stamping authorities; trust_anchors count too
    qr::PublicKeySet code_keys;             // pinned; a host named in a code is never asked
    registry::Lookup* registry = nullptr;   // the status source; not owned; used by this call's thread only
    Instant now;                            // the moment of verification
    bool read_code_from_page = true;        // render the page and read the printed code too
    Limits limits;
    // Whoever calls may do the parts that can take long within limits of time and memory; what does not end
    // within them is reported as not checked. By itself the verifier does them here, however long they take.
    PartRunner run_part = [](const Part& part) { return Result<Bytes>(part()); };
};

}  // namespace sigillum::verify
