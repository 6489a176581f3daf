// Documents with an accident, or with somebody's hand in them.
#pragma once

#include "tests/fuzz/dice.h"

namespace sigillum::fuzz {

// The document after one to three changes, each without or with a sense for what a PDF is: any byte; a number
// in the cross-reference table, in /ByteRange, /Length, /Prev, /Size or startxref; two objects exchanged; a
// name replaced by another; digits of the signature's DER; the padding behind it; an incremental update that
// says an object is another; bytes behind the end; the end cut off. Never the document itself.
Bytes spoilt_pdf(const Bytes& genuine, Dice& dice);

}  // namespace sigillum::fuzz
