// The life of a document since its first signature: revision by revision, each held to what signatures
// permit.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "verify/changes.h"
#include "verify/signature_check.h"

namespace sigillum::verify {

// A signature that is intact, and the field it was found in.
struct FoundSignature {
    SignatureField field;
    IntactSignature signature;
};

// For each signature what was added after it, in plain words. Each update behind the first signed revision is
// compared with the state before it and must be permitted by itself; each signature must cover a whole
// revision, be known there under the same field, and stand at the same place. Fails otherwise.
Result<std::vector<std::vector<std::string>>> changes_since_signing(
    PdfFile& file, const std::vector<FoundSignature>& signatures, ChangePolicy policy, const Limits& limits);

}  // namespace sigillum::verify
