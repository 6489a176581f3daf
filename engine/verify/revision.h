// The updates that stand behind a signed revision, taken apart byte by byte.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/result.h"
#include "verify/limits.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_update{"bad-update"};

// The states of the document after each update behind `from`, the last of them the whole file. The bytes
// behind `from` must be whole incremental updates (ISO 32000-1, 7.5.6) and nothing else: objects, each of
// them named at its place by the update's own cross-reference section, that section, its trailer, "startxref"
// pointing at it, "%%EOF". So no reader, however forgiving, can find there what this one did not see.
Result<std::vector<std::unique_ptr<PdfFile>>> updates_behind(PdfFile& file, std::size_t from,
                                                             const Limits& limits);

}  // namespace sigillum::verify
