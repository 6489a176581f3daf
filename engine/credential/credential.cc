#include "credential/credential.h"

#include <cassert>

namespace sigillum::credential {

const std::vector<Language>& Credential::languages() const {
    return learner.languages.empty() ? edition.languages : learner.languages;
}

Date Credential::date_of_issuing() const {
    if (learner.requirements_met) return *learner.requirements_met;
    return edition.date_of_issuing.value_or(edition.document_date);
}

std::vector<std::pair<const Unit*, const CompletedUnit*>> Credential::units() const {
    std::vector<std::pair<const Unit*, const CompletedUnit*>> found;
    found.reserve(learner.units.size());
    for (const CompletedUnit& completed : learner.units) {
        for (const Unit& unit : edition.units) {
            if (unit.id == completed.unit) found.emplace_back(&unit, &completed);
        }
    }
    return found;
}

const University& Credential::issuer() const {
    const auto found = edition.directory.universities.find(edition.issuer);
    assert(found !=
           edition.directory.universities.end());  // the rules refuse an edition with an unknown issuer
    return found->second;
}

}  // namespace sigillum::credential
