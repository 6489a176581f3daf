// Keys that were withdrawn: what they signed counts only if the registry had recorded it before.
//
// The pinned key set and the registry may both say since when a key is withdrawn; the earlier time holds. A
// key that is retired is not withdrawn: what it signed stays good.
#pragma once

#include <cstddef>
#include <optional>

#include "base/certificate_number.h"
#include "qr/token.h"
#include "verify/options.h"
#include "verify/pdf_file.h"
#include "verify/signature_check.h"
#include "verify/verdict.h"

namespace sigillum::verify {

enum class Standing {
    counts,         // the key was never withdrawn, or the registry had recorded what it signed before
    not_known,      // withdrawn, and no registry could be asked: the reason key_revoked was added
    does_not_count  // withdrawn, and not recorded before: likewise, and the verdict is "altered"
};

// The key of a code whose signature is good. Notes the check "code-key" when the key was withdrawn.
Standing check_code_key(const qr::PublicKey& key, const qr::ReadToken& token, const VerifyOptions& options,
                        Verdict& verdict);

// The certificate of the signature number `at` in the verdict. Notes the check "seal-key" when it was
// withdrawn. The registry knows a document by its number and by the digest of its bytes up to the end of what
// the seal covers, whatever was added later; a document without a number is none that it recorded.
Standing check_seal_key(const PdfFile& file, const IntactSignature& signature, std::size_t at,
                        const std::optional<CertificateNumber>& number, const VerifyOptions& options,
                        Verdict& verdict);

}  // namespace sigillum::verify
