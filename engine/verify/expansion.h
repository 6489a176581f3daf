// Guards the libraries behind it against files that are small and expand without end.
#pragma once

#include "base/bytes.h"
#include "verify/limits.h"

namespace sigillum::verify {

// Whether every compressed stream of the file, expanded, fits into limits.expanded_bytes together. Streams
// are found by their keyword in the bytes, so that those no cross-reference names are counted too. A stream
// whose filters expand more than once does not fit: nobody needs it, and its size cannot be known cheaply.
bool expands_within(ByteView file, const Limits& limits);

}  // namespace sigillum::verify
