// Inputs made to keep a verifier busy for minutes or for ever.
#pragma once

#include "base/bytes.h"
#include "tests/verify/small_certificate.h"

namespace sigillum::verify::testing {

// A certificate, sealed and its code signed, whose page shows a form that shows twenty others, which show
// twenty others, and so on, twelve times.
Bytes slow_to_draw(const qr::CodeKey& key, const Identity& signer);

// A certificate whose hundred pages and whose record consist of one word over and over.
Bytes slow_to_compare(const qr::CodeKey& key, const Identity& signer);

// A picture (PGM) full of the patterns that stand in the corners of a QR code.
Bytes crowded_picture(int side);

}  // namespace sigillum::verify::testing
