// Which bytes a signature covers, and whether they are all bytes of its revision but the signature itself.
#pragma once

#include <qpdf/QPDFObjGen.hh>

#include "base/bytes.h"
#include "base/result.h"
#include "verify/pdf_file.h"
#include "verify/pdf_syntax.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_byte_range{"bad-byte-range"};

struct SignedBytes {
    ByteSpan before;  // from the first byte of the file to the signature's "<"
    ByteSpan after;   // from behind its ">" to the end of the revision
    Bytes cms;        // the signature, without the zeros that pad its place

    std::size_t revision_end() const { return after.end; }
};

// The covered bytes of the signature dictionary with that id, held to every rule that stops a known attack:
// /ByteRange is four whole numbers, the first 0; the gap is exactly the hexadecimal string that stands where
// /Contents says, one DER value padded with nothing but zeros; the second range ends with the "%%EOF" of a
// revision. Read from the bytes alone.
Result<SignedBytes> signed_bytes(const PdfFile& file, QPDFObjGen signature, const Limits& limits);

}  // namespace sigillum::verify
