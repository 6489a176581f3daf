// A document read back from the bytes that were written, and held against the row of the list it was made
// for, before it counts.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "credential/credential.h"
#include "registry/issued_document.h"
#include "verify/alike_digest.h"
#include "verify/inflate.h"
#include "verify/page_sequences.h"
#include "verify/plain_objects.h"

namespace sigillum::verify {

inline constexpr ErrorKind read_back_differs{"read-back-differs"};  // the file is not that of its row

// What the document must be: the row of the list with its number, and what the registry is to record.
struct ReadBackRow {
    const credential::Credential& credential;
    const registry::IssuedDocument& document;
};

// Reads documents that this program has just written, which have most of their bytes in common; foreign files
// are verify_pdf()'s business. Shares no code with what writes and seals them. One thread at a time.
class ReadBack {
  public:
    // Holds the file to its row:
    //  - its SHA-256, and how many pages it has;
    //  - the attached record: its SHA-256, its learner and its document (number, status place, times), each
    //    member in canonical form equal to that of the row;
    //  - the token in the link of its code: payload digest, key, number, name, status place, record digest;
    //  - page 1: the learner's name in NFC is the whole text of a part of the page, the number stands there;
    //  - all pages: no other certificate's number, unless the record mentions it.
    // The signatures of seal and token are not checked here. Fails with read_back_differs at the first
    // difference, with not_plain when the file cannot be read; found and expected say what, the place names
    // the file.
    Done check(ByteView file, const ReadBackRow& row);

  private:
    Done check_record(const PlainObjects& objects, const RawDictionary& catalog, const ReadBackRow& row);
    Done check_token(const PlainObjects& objects, const ReadBackRow& row);
    Done check_pages(const PlainObjects& objects, const ReadBackRow& row);

    AlikeDigest digest_;
    SequenceReader sequences_;
    Inflate inflate_;                   // keeps the expanded record
    ByteView record_;                   // of the document at hand
    std::vector<RawDictionary> pages_;  // likewise
};

}  // namespace sigillum::verify
