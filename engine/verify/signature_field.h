// The signatures a document claims to carry: the signature fields of its form (ISO 32000-1, 12.7.4.5).
#pragma once

#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "base/result.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_signature_field{"bad-signature-field"};

struct SignatureField {
    std::string name;  // fully qualified
    QPDFObjectHandle field;
    std::optional<QPDFObjGen> value;  // the signature dictionary; nothing for a field that is still empty
};

// All signature fields in the order of the form. Fails when the form is malformed, when a signature is not an
// object of its own, when two fields share one, and when a page shows a signature that the form does not
// know.
Result<std::vector<SignatureField>> signature_fields(PdfFile& file, const Limits& limits);

}  // namespace sigillum::verify
