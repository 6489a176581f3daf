#include "issue/token_facts.h"

#include <algorithm>

namespace sigillum::issue {
namespace {

using credential::CertificateType;
using credential::Character;

qr::DocumentType document_type(const credential::Edition& edition) {
    switch (edition.type) {
        case CertificateType::completion:
            return qr::DocumentType::completion;
        case CertificateType::participation:
            return qr::DocumentType::participation;
        case CertificateType::achievement:
        case CertificateType::programme:
            break;
    }
    return edition.character == Character::academic ? qr::DocumentType::academic_achievement
                                                    : qr::DocumentType::professional_achievement;
}

qr::Workload token_workload(const credential::Workload& workload) {
    switch (workload.unit) {
        case credential::WorkloadUnit::ects:
            return {workload.amount, "ECTS"};
        case credential::WorkloadUnit::ceu:
            return {workload.amount, "CEU"};
        case credential::WorkloadUnit::hours:
            return {workload.amount, "h"};
        case credential::WorkloadUnit::other:
            break;
    }
    return {workload.amount,
            workload.unit_name.texts.empty() ? "other" : workload.unit_name.texts.front().second};
}

}  // namespace

Result<qr::TokenFacts> token_facts(const credential::Credential& credential, const Sha256& record) {
    const credential::Edition& edition = credential.edition;
    const credential::Learner& learner = credential.learner;
    const auto number = CertificateNumber::parse(credential.issuance.number);
    if (!number) return fail(number.error());
    const Language& main = credential.languages().front();

    qr::TokenFacts facts;
    facts.type = document_type(edition);
    facts.number = *number;
    facts.name = learner.name;
    if (!learner.latin_name.empty() && learner.latin_name != learner.name)
        facts.latin_name = learner.latin_name;
    facts.birth_date = learner.birth_date;
    facts.opportunity_kind = edition.opportunity.kind.in(main);
    facts.opportunity_title = edition.opportunity.title.in(main);
    facts.awarding_body = edition.issuer;
    facts.alliance = edition.directory.alliance.id;
    facts.date =
        credential::is_micro_credential(edition.type) ? credential.date_of_issuing() : edition.document_date;
    if (edition.type == CertificateType::participation) {
        facts.period = edition.taking_place;
    } else {
        if (edition.workload) facts.workload = token_workload(*edition.workload);
        facts.eqf_level = edition.eqf_level;
    }
    facts.valid_until = edition.valid_until;
    facts.status = {credential.issuance.status_list, credential.issuance.status_index};
    facts.specimen = credential.issuance.specimen;
    std::copy_n(record.begin(), facts.record_digest.size(), facts.record_digest.begin());
    return facts;
}

}  // namespace sigillum::issue
