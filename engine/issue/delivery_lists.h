// The lists that go with delivered documents.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "credential/edition.h"
#include "issue/addresses.h"
#include "issue/deliverable.h"

namespace sigillum::issue {

// manifest.csv of one university's zip: number, key, file, sha256, type, pages, signed, recorded (UTC). UTF-8
// with byte order mark.
Bytes delivery_manifest(const std::vector<const Deliverable*>& documents);

// README.txt of one university's zip: what is in it, and how a document is checked.
Bytes delivery_readme(const credential::Edition& edition, const std::string& university,
                      const std::vector<const Deliverable*>& documents);

// For mail merge: name, email, file, number, link, language, university, key. UTF-8 with byte order mark.
Bytes mail_merge(const std::vector<Deliverable>& documents, const Addresses& addresses);

}  // namespace sigillum::issue
