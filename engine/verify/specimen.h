// Whether a document that failed its checks was made as a specimen.
//
// A document sealed with a demonstration key says so in every verdict, also where the checks stop before they
// reach its record and code. What is read here is proved by nothing: it only ever adds the word SPECIMEN.
#pragma once

#include "base/bytes.h"
#include "verify/options.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

// From the bytes alone, whatever state they are in: the mark of a demonstration authority in a signature, or
// a code that calls itself a specimen or names a pinned demonstration key.
bool looks_like_specimen(ByteView pdf, const VerifyOptions& options);

// From the document's attached record and its linked code, as far as they can be read.
bool calls_itself_specimen(PdfFile& file, const VerifyOptions& options);

}  // namespace sigillum::verify
