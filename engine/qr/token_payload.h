// The facts as bytes: a deterministic CBOR map (RFC 8949, section 4.2.1) with whole numbers as keys.
//
// clang-format off
// key  fact                            value
//   1  format version                  1
//   2  type                            1 academic, 2 professional achievement, 3 completion, 4 participation
//   3  number                          byte string of 10: five bits a character
//   4  name as printed                 text
//   5  Latin form of the name          text; absent where there is none
//   6  birth date                      days since 1970-01-01, or [year], or [year, month]; absent where not printed
//   7  kind of the opportunity         text; absent where there is none
//   8  title of the opportunity        text; absent where there is none
//   9  awarding body                   text: identifier in the key set
//  10  alliance                        text: identifier in the key set
//  11  date of issuing or of page 1    days since 1970-01-01
//  12  period                          days, or [days, days] of the first and the last day; absent where there is none
//  13  workload                        [text, text]: decimal number, unit; absent where there is none
//  14  EQF level                       whole number; absent where there is none
//  15  valid until                     days since 1970-01-01; absent where there is none
//  16  place of the status             [text, whole number]: list, index
//  17  specimen                        true; absent where it is none
//  18  record                          byte string of 16: the beginning of the SHA-256 of the attached record
// clang-format on
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "qr/token_facts.h"

namespace sigillum::qr {

// Fails with bad_token_facts (see check_facts).
Result<Bytes> token_payload(const TokenFacts& facts);

}  // namespace sigillum::qr
