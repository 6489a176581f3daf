// The sheets on top of a print job.
#pragma once

#include <vector>

#include "base/result.h"
#include "document/job_sheet.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// The cover, in the frame of page 1 where that stands upright, and pages behind it for what does not fit. All
// items are artifacts: a print job has no structure. Errors: does_not_fit, font::missing_glyph.
Result<std::vector<page::Page>> set_job_sheet(Desk& desk, const document::JobSheet& sheet);

}  // namespace sigillum::typeset
