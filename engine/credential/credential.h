// One learner's certificate as facts: the edition, the learner and the circumstances of issuing, seen
// together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "credential/edition.h"
#include "credential/learner.h"

namespace sigillum::credential {

// How the document is sealed, known before the signature is made; the panel on page 1 states it.
enum class SealKind { none, demonstration, advanced, qualified };

struct Issuance {
    std::string number;       // in groups of four: "7K4Q-X9TM-2HBD-A3F8"; a plain placeholder in previews
    std::string status_list;  // short id
    std::uint32_t status_index = 0;
    Instant signing_time;
    SealKind seal = SealKind::none;
    std::string seal_signer;        // common name of the signer's certificate
    std::string seal_organisation;  // its organisation
    bool specimen = false;          // a demonstration key signs the document or the code
    bool preview = false;           // not signed at all
};

// The edition must outlive it.
struct Credential {
    const Edition& edition;
    Learner learner;
    Issuance issuance;

    // The languages of this document: the learner's, else the edition's.
    const std::vector<Language>& languages() const;
    // The day on which all requirements were met: the learner's, else the edition's, else the document's
    // date.
    Date date_of_issuing() const;
    // Units in the learner's order with the edition's data; pointers into the edition and the learner.
    std::vector<std::pair<const Unit*, const CompletedUnit*>> units() const;
    const University& issuer() const;
};

}  // namespace sigillum::credential
