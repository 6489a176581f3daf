#include "verify/certificate_check.h"

#include <algorithm>
#include <optional>

#include "base/digest.h"
#include "credential/record.h"
#include "verify/attached_record.h"
#include "verify/code_link_area.h"
#include "verify/key_time.h"
#include "verify/page_check.h"
#include "verify/status_check.h"
#include "verify/token_against_record.h"
#include "verify/token_check.h"
#include "verify/withdrawn_key.h"

namespace sigillum::verify {

namespace {

// False, and the verdict is final.
bool alter(Verdict& verdict, std::string check, std::string words) {
    verdict.failed(std::move(check), std::move(words));
    verdict.outcome = Outcome::altered;
    return false;
}

// False when a seal does not count because its key was withdrawn, or was not in use; the verdict is then
// final.
bool seals_count(const PdfFile& file, const DocumentSignatures& signatures,
                 const std::optional<CertificateNumber>& number, const VerifyOptions& options,
                 Verdict& verdict) {
    for (std::size_t i = 0; i < signatures.signatures.size(); ++i) {
        const IntactSignature& signature = signatures.signatures[i];
        if (signature.document_time_stamp) continue;
        if (check_seal_key(file, signature, i, number, options, verdict) == Standing::does_not_count)
            return false;
        if (!check_seal_time(signature, options, verdict)) return false;
    }
    return true;
}

void end_as_not_ours(Verdict& verdict) {
    verdict.not_checked("record", "the document has neither a record nor a code of this kind");
    verdict.reasons.push_back(Reason::not_ours);
    verdict.outcome = Outcome::intact_but;
}

bool check_record(const credential::Record& record, const Sha256& digest, const qr::TokenFacts& token,
                  Verdict& verdict) {
    if (!std::equal(token.record_digest.begin(), token.record_digest.end(), digest.begin())) {
        return alter(verdict, "record", "the attached record is not the one that the code names");
    }
    if (const auto difference = difference_between(token, record.facts)) {
        return alter(verdict, "record", "the code and the attached record differ in the " + *difference);
    }
    verdict.passed("record", "the attached record is the one that the code names, and their facts agree");
    return true;
}

}  // namespace

void check_certificate(PdfFile& file, const DocumentSignatures& signatures, const VerifyOptions& options,
                       Verdict& verdict) {
    const auto stored = attached_record(file, options.limits);
    if (!stored) return void(alter(verdict, "record", stored.error().found));
    const auto area = code_link_area(file, options.limits);
    if (!area) return void(alter(verdict, "code", area.error().found));
    if (!*stored && !*area) {
        if (seals_count(file, signatures, std::nullopt, options, verdict)) end_as_not_ours(verdict);
        return;
    }
    if (!*stored) return void(alter(verdict, "record", "the document has a verification code but no record"));
    if (!*area) return void(alter(verdict, "code", "the document has a record but no verification code"));

    const auto record = credential::read_record(**stored);
    if (!record)
        return void(alter(verdict, "record", "the attached record is not sound: " + record.error().found));
    verdict.specimen = verdict.specimen || says_specimen(record->facts);
    const auto token = check_token((*area)->link, options, verdict);
    if (!token) return;
    const Sha256 digest = sha256(**stored);
    if (!check_record(*record, digest, token->facts, verdict)) return;
    if (!check_pages(file, *record, **area, options, verdict)) return;
    if (!signatures.sealed) {
        verdict.not_checked("seal", "the document is not sealed the way a certificate of this kind is");
        verdict.reasons.push_back(Reason::not_ours);
    }
    if (!seals_count(file, signatures, token->facts.number, options, verdict)) return;
    if (!check_status(token->facts, digest, options, verdict)) return;
    conclude(verdict);
}

}  // namespace sigillum::verify
