// Compression of what the site hands over.
#pragma once

#include "base/bytes.h"

namespace sigillum::web {

// The bytes in the gzip format (RFC 1952), without name and time.
Bytes gzip(ByteView bytes);

}  // namespace sigillum::web
