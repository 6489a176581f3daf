// What was added to a document after a signature, and whether it may be.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

inline constexpr ErrorKind changed_after_signing{"changed-after-signing"};

// What the signature itself allows.
enum class ChangePolicy {
    archival_only,       // a certification with DocMDP P=1: validation data and document time stamps
    further_signatures,  // an approval signature: further signatures too
};

// Compares the signed revision with the document as it stands, object by object. Permitted are: a /DSS with
// certificates and revocation data; a new invisible signature field with a document time stamp in it, and its
// place in the form, on its page and in the structure tree; under further_signatures also a new invisible
// signature field, a signature in a field that was empty, and the document information and metadata that
// signing programs renew. Gives what was added in plain words; fails on any other difference.
Result<std::vector<std::string>> changes_between(PdfFile& signed_revision, PdfFile& whole,
                                                 ChangePolicy policy, const Limits& limits);

}  // namespace sigillum::verify
