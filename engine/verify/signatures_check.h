// All signatures of a document together, and what they say of it.
#pragma once

#include <optional>
#include <vector>

#include "verify/options.h"
#include "verify/pdf_file.h"
#include "verify/signature_check.h"
#include "verify/verdict.h"

namespace sigillum::verify {

struct DocumentSignatures {
    std::vector<IntactSignature> signatures;  // in the order of the form
    bool all_trusted = false;                 // of those that are not document time stamps
    bool expired_since = false;               // untrusted only because a certificate has expired since
    bool sealed = false;  // one PAdES signature, a certification without permitted changes; beside it
                          // document time stamps
};

// Notes each check in the verdict. Gives nothing when the document is not signed, or not as it was signed;
// the verdict's outcome is then final.
std::optional<DocumentSignatures> check_signatures(PdfFile& file, const VerifyOptions& options,
                                                   Verdict& verdict);

}  // namespace sigillum::verify
