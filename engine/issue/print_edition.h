// The print job of an edition: one merged file for the print room, made anew from the issued records.
#pragma once

#include "issue/print_request.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

inline constexpr ErrorKind would_overwrite_original{"would-overwrite-original"};

// Everything is checked first: while one certificate cannot be printed as it was issued, nothing is written.
// Files appear whole, all at the end, under the names that the report gives; a job that fails leaves nothing,
// one that is killed at most files that end in .part. The same request and time give the same bytes, with any
// number of threads.
PrintReport print_edition(const Workshop& workshop, registry::Store& store, const PrintRequest& request);

}  // namespace sigillum::issue
