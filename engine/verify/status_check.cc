#include "verify/status_check.h"

#include <algorithm>
#include <string>

namespace sigillum::verify {

namespace {

void unknown(Verdict& verdict, std::string words) {
    verdict.not_checked("status", std::move(words));
    verdict.reasons.push_back(Reason::status_unknown);
}

void note(const registry::Status& status, Verdict& verdict) {
    const std::string since = " since " + to_iso(Instant{status.since});
    const std::string reason = status.reason.empty() ? "" : " (" + status.reason + ")";
    switch (status.state) {
        case registry::State::current:
            verdict.passed("status", "the registry has it as current");
            return;
        case registry::State::suspended:
            verdict.failed("status", "suspended" + since + reason);
            verdict.reasons.push_back(Reason::suspended);
            return;
        case registry::State::revoked:
            verdict.failed("status", "revoked" + since + reason);
            verdict.reasons.push_back(Reason::revoked);
            return;
        case registry::State::replaced:
            verdict.failed(
                "status",
                "replaced" + since + (status.successor ? " by " + status.successor->grouped() : "") + reason);
            verdict.reasons.push_back(Reason::replaced);
            return;
    }
}

bool begins_with(const Sha256& digest, const qr::RecordDigest& beginning) {
    return std::equal(beginning.begin(), beginning.end(), digest.begin());
}

bool same_document(const registry::IssuedCertificate& issued, const qr::TokenFacts& facts,
                   const std::optional<Sha256>& record) {
    if (record && issued.document.record_digest != *record) return false;
    return begins_with(issued.document.record_digest, facts.record_digest) &&
           issued.reservation.status_list == facts.status.list &&
           issued.reservation.status_index == facts.status.index;
}

void check_expiry(const qr::TokenFacts& facts, const VerifyOptions& options, Verdict& verdict) {
    if (!facts.valid_until || date_of(options.now) <= *facts.valid_until) return;
    verdict.failed("validity", "it was valid until " + to_iso(*facts.valid_until));
    verdict.reasons.push_back(Reason::expired);
}

}  // namespace

bool check_status(const qr::TokenFacts& facts, const std::optional<Sha256>& record,
                  const VerifyOptions& options, Verdict& verdict) {
    check_expiry(facts, options, verdict);
    if (!options.registry) {
        unknown(verdict, "no status source was given");
        return true;
    }
    const auto issued = options.registry->find(facts.number);
    const auto status = options.registry->status(facts.number);
    if (!issued || !status) {
        unknown(verdict,
                "the registry could not be read: " + (issued ? status.error().found : issued.error().found));
        return true;
    }
    if (!*issued || !*status) {
        unknown(verdict, "the registry does not know the number " + facts.number.grouped());
        return true;
    }
    if (!same_document(**issued, facts, record)) {
        verdict.failed("status",
                       "the registry recorded another document under the number " + facts.number.grouped());
        verdict.outcome = Outcome::altered;
        return false;
    }
    note(**status, verdict);
    return true;
}

}  // namespace sigillum::verify
