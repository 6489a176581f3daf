// Whether a signed document is one of our certificates, and whether its record, its pages and its code agree.
#pragma once

#include "verify/options.h"
#include "verify/pdf_file.h"
#include "verify/signatures_check.h"
#include "verify/verdict.h"

namespace sigillum::verify {

// Brings the verdict of a document whose signatures are intact to its outcome.
void check_certificate(PdfFile& file, const DocumentSignatures& signatures, const VerifyOptions& options,
                       Verdict& verdict);

}  // namespace sigillum::verify
