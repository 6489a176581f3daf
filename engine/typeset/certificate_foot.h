// The foot of page 1: who supports, the page's number, what the certificate is complete with, and the
// standing mark.
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// `pages` is the number of pages of the whole document. Errors: does_not_fit, leftover_placeholder.
Done set_certificate_foot(const Desk& desk, const document::Document& document, int pages, Canvas& canvas);

}  // namespace sigillum::typeset
