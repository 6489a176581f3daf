// Editions made by hand: the invented alliance and learners of the reference pages, with every optional part given.
#pragma once

#include "credential/credential.h"
#include "credential/edition.h"
#include "credential/learner.h"

namespace sigillum::compose {

// A text in English, German and Polish.
credential::LocalText in_three(const std::string& en, const std::string& de, const std::string& pl);
// The same text in all three.
credential::LocalText everywhere(const std::string& text);

struct Sample {
    credential::Edition edition;
    credential::Learner learner;
    credential::Issuance issuance;

    credential::Credential credential() const { return {edition, learner, issuance}; }
};

Sample achievement();    // academic, blended, jointly developed, elective component, three instructors
Sample programme();      // academic, two units
Sample completion();     // in presence, obligatory component
Sample participation();  // a staff week of five days, no birth date

}  // namespace sigillum::compose
