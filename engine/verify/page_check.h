// Whether the pages say what the record says, and show the code that the document links.
#pragma once

#include "credential/record.h"
#include "verify/code_link_area.h"
#include "verify/options.h"
#include "verify/pdf_file.h"
#include "verify/verdict.h"

namespace sigillum::verify {

// Notes the checks "page-text" and "printed-code"; pages that ask too much are not compared, and
// page_beyond_limits is among the reasons. False when the verdict is final: the pages contradict the record
// or the code.
bool check_pages(PdfFile& file, const credential::Record& record, const CodeLinkArea& area,
                 const VerifyOptions& options, Verdict& verdict);

}  // namespace sigillum::verify
