// The credential record inside a PDF.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "base/result.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_attachment{"bad-attachment"};

// The bytes of "credential.json" exactly as stored, attached as data of the document (/AFRelationship /Data)
// both through the catalog's /AF and through the name tree of embedded files, once. Nothing when the document
// has no such file; fails when it has one that is attached in another way, more than once or too large.
Result<std::optional<Bytes>> attached_record(PdfFile& file, const Limits& limits);

}  // namespace sigillum::verify
