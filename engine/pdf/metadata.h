// What the file says of itself: XMP (ISO 16684-1) and the document information dictionary, saying the same.
#pragma once

#include "base/bytes.h"
#include "document/document.h"

namespace sigillum::pdf {

// The XMP packet: PDF/A-3a and PDF/UA-1, title and author, the certificate's number and where it is verified,
// with descriptions of the two schemas that PDF/A does not know (PDF/A-3, 6.6.2.3).
Bytes xmp_packet(const document::Document& document);

// Entries of the document information dictionary (ISO 32000-1, 14.3.3).
Bytes information_entries(const document::Document& document);

}  // namespace sigillum::pdf
