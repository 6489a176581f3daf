// Content that a document carries without showing it: prepared before signing, it could be brought forward
// later.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

// What was found, in plain words: optional content, form fields beside signatures, hidden annotations,
// scripts and other actions, objects that nothing leads to. None of it makes a signature wrong; all of it is
// worth knowing.
Result<std::vector<std::string>> shadow_content(PdfFile& file, const Limits& limits);

}  // namespace sigillum::verify
