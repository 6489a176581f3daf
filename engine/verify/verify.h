// Checks what a stranger holds: a PDF, a picture with a verification code, or the text of one.
//
// All three take foreign bytes, keep to the limits of the options, and end in a verdict whatever the bytes
// are. They may be called from several threads at once as long as each call has a registry of its own.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "verify/options.h"
#include "verify/verdict.h"

namespace sigillum::verify {

// A PDF: structure, signatures, chain, changes after signing, the attached record against the code and the
// text of the pages, status.
Verdict verify_pdf(ByteView pdf, const VerifyOptions& options);

// The text of a verification code (the link, or its token alone): its signature, facts and status. Record and
// page are not seen, so the best outcome is intact_but with page_not_checked among its reasons; the paper
// stays for the reader to compare.
Verdict verify_code(std::string_view text, const VerifyOptions& options);

// A PNG or PNM (PGM, PPM) picture, from which the code is read first.
Verdict verify_picture(ByteView picture, const VerifyOptions& options);

// Whatever the bytes are: a PDF, a picture, or the text of a code.
Verdict verify_file(ByteView bytes, const VerifyOptions& options);

}  // namespace sigillum::verify
