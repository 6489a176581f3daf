// A file small enough to read: one empty page and a signature field, yet PDF/A-3a and PDF/UA-1.
#pragma once

#include "base/signable_file.h"

namespace sigillum::seal::test {

// The file with a gap for a CMS of that many bytes; certification with DocMDP P=1 (ISO 32000-1, 12.8.2.2).
SignableFile handmade_pdf(std::size_t reserved_bytes);

}  // namespace sigillum::seal::test
