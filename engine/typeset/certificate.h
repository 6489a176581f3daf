// Page 1.
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "typeset/desk.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {

// Sets the certificate section of a document of `pages` pages. Errors as Typesetter::set.
Result<page::Page> set_certificate(Desk& desk, const document::Document& document, const Code& code,
                                   int pages);

}  // namespace sigillum::typeset
