// The documents of an edition that may be handed out: recorded, current, and on the disk as they were
// recorded.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "registry/store.h"

namespace sigillum::issue {

inline constexpr ErrorKind not_to_be_delivered{"not-to-be-delivered"};

struct Deliverable {
    std::string key;         // of the learner; empty when the list has them no longer
    std::string university;  // id of the learner's home university; the issuer's where there is none
    std::string name;        // as the document's record has it
    std::string language;    // the document's main language
    std::string link;        // of its verification code
    registry::IssuedCertificate issued;
    std::filesystem::path file;
};

struct Deliverables {
    std::vector<Deliverable> documents;  // in the order of the list, then those whose learner is not in it
    Findings findings;  // errors: files that are missing or altered; warnings: what is left out, and why
};

// `folder` holds the documents. Reads every file and compares it with the registry's digest.
Deliverables deliverables(const credential::EditionWithLearners& content, registry::Store& store,
                          const std::filesystem::path& folder);

}  // namespace sigillum::issue
