#include "issue/proof_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "credential/record.h"
#include "issue/unit_certificate.h"
#include "verify/attached_record.h"
#include "verify/pdf_file.h"
#include "verify/verify.h"

namespace sigillum::issue {
namespace {

using credential::CompletedUnit;
using credential::Learner;
using credential::Unit;

// Why a document was not found authentic: the check that failed, or what could not be shown.
std::string words_of(const verify::Verdict& verdict) {
    for (const verify::Check& check : verdict.checks) {
        if (check.result == verify::CheckResult::failed) return check.words;
    }
    std::vector<std::string_view> reasons;
    for (const verify::Reason reason : verdict.reasons) reasons.push_back(verify::name_of(reason));
    return fmt::format("{} ({})", verify::name_of(verdict.outcome), fmt::join(reasons, ", "));
}

std::string signer_of(const verify::Verdict& verdict) {
    for (const verify::SignatureReport& signature : verdict.signatures) {
        if (!signature.document_time_stamp) return signature.signer;
    }
    return {};
}

Result<nlohmann::json> facts_in(const Bytes& pdf, const verify::Limits& limits) {
    const auto file = verify::PdfFile::open(pdf, limits);
    if (!file) return fail(file.error());
    const auto attached = verify::attached_record(**file, limits);
    if (!attached) return fail(attached.error());
    if (!*attached) return fail(credential::bad_record, {}, "holds no credential record");
    auto record = credential::read_record(**attached);
    if (!record) return fail(record.error());
    return std::move(record->facts);
}

// What one proof is held to.
struct Claim {
    const Learner& learner;
    const Unit& unit;
    const CompletedUnit& completed;
};

class Checking {
  public:
    Checking(const credential::EditionWithLearners& content, const ProofRules& rules, Findings& findings)
        : content_(content), rules_(rules), findings_(findings) {}

    ProofBook check(const std::vector<std::string>& learners, const std::vector<Proof>& proofs) {
        for (const Proof& proof : proofs) sort_in(proof, learners);
        ProofBook book;
        for (const Learner& learner : content_.learners) {
            if (!wanted(learner.key, learners)) continue;
            auto& checked = book[learner.key];
            for (const CompletedUnit& completed : learner.units) check_unit(learner, completed, checked);
        }
        return book;
    }

  private:
    static bool wanted(const std::string& key, const std::vector<std::string>& learners) {
        return learners.empty() || std::find(learners.begin(), learners.end(), key) != learners.end();
    }

    void doubt(const Proof& proof, std::string found, std::string expected) {
        findings_.add({doubtful_proof, proof.place,
                       fmt::format("the proof of unit “{}” for “{}”{}: {}", proof.unit, proof.learner,
                                   proof.file.empty() ? "" : ", " + proof.file.filename().string(), found),
                       std::move(expected)});
    }
    void refuse(const Proof& proof, std::string found, std::string expected) {
        findings_.add({bad_proof, proof.place, std::move(found), std::move(expected)});
    }

    // Takes a proof that is asked for, once.
    void sort_in(const Proof& proof, const std::vector<std::string>& learners) {
        const auto& all = content_.learners;
        const auto learner = std::find_if(all.begin(), all.end(),
                                          [&proof](const Learner& l) { return l.key == proof.learner; });
        if (learner == all.end() || !wanted(proof.learner, learners))
            return refuse(proof,
                          proof.learner.empty()
                              ? "a proof that names no learner"
                              : fmt::format("a proof for “{}”, who is not to be issued", proof.learner),
                          "the key of a learner of this run");
        const bool completed = std::any_of(learner->units.begin(), learner->units.end(),
                                           [&proof](const CompletedUnit& u) { return u.unit == proof.unit; });
        if (!completed)
            return refuse(proof,
                          fmt::format("a proof of “{}”, which is not among the completed units of “{}”",
                                      proof.unit, proof.learner),
                          "a unit that the learners' list names for this learner");
        if (!proofs_.emplace(std::pair(proof.learner, proof.unit), &proof).second)
            refuse(proof, fmt::format("a second proof of “{}” for “{}”", proof.unit, proof.learner),
                   "one proof for each unit");
    }

    void check_unit(const Learner& learner, const CompletedUnit& completed,
                    std::vector<CheckedProof>& checked) {
        const auto found = proofs_.find({learner.key, completed.unit});
        if (found == proofs_.end()) {
            findings_.add({missing_proof, learner.place,
                           fmt::format("nothing proves unit “{}” for “{}”", completed.unit, learner.key),
                           "a certificate of ours, another signed PDF, or the coordinator's confirmation"});
            return;
        }
        const auto& units = content_.edition.units;
        const auto unit =
            std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == completed.unit; });
        if (unit == units.end()) return;  // the rules have refused the learner
        if (auto proof = checked_proof(*found->second, {learner, *unit, completed}))
            checked.push_back(std::move(*proof));
    }

    std::optional<CheckedProof> checked_proof(const Proof& proof, const Claim& claim) {
        const int errors = findings_.errors();
        CheckedProof checked{.proof = proof};
        if (proof.kind != ProofKind::certificate) check_confirmation(proof);
        if (!proof.file.empty()) {
            check_file(claim, checked);
        } else if (proof.kind != ProofKind::coordinator) {
            refuse(proof, fmt::format("a {} without a file", name_of(proof.kind)), "file = \"…\"");
        }
        if (findings_.errors() > errors) return std::nullopt;
        return checked;
    }

    // Somebody with a name and a role answers for what no signature of ours proves.
    void check_confirmation(const Proof& proof) {
        const std::string kind(name_of(proof.kind));
        if (proof.confirmed_by.empty() || proof.role.empty())
            refuse(proof, fmt::format("a proof of kind “{}” that nobody confirms", kind),
                   "confirmed_by and role: who answers for it");
        if (!proof.date)
            refuse(proof, fmt::format("a proof of kind “{}” without the day of confirmation", kind),
                   "date = 2026-09-30");
        else if (*proof.date > date_of(rules_.trust.now))
            refuse(proof, fmt::format("a confirmation dated {}, in the future", to_iso(*proof.date)),
                   "the day on which it was confirmed");
    }

    void check_file(const Claim& claim, CheckedProof& checked) {
        const Proof& proof = checked.proof;
        const auto bytes = read_file(proof.file, rules_.trust.limits.file_bytes);
        if (!bytes) {
            Error error = bytes.error();
            error.found =
                fmt::format("the proof of unit “{}” for “{}” {}", proof.unit, proof.learner, error.found);
            findings_.add(std::move(error));
            return;
        }
        checked.content = sha256(*bytes);
        if (proof.kind == ProofKind::certificate) check_certificate(claim, *bytes, checked);
        if (proof.kind == ProofKind::signed_document) check_signed_document(*bytes, checked);
    }

    void check_certificate(const Claim& claim, const Bytes& bytes, CheckedProof& checked) {
        const Proof& proof = checked.proof;
        const verify::Verdict verdict = verify::verify_pdf(bytes, rules_.trust);
        checked.number = verdict.number;
        checked.signer = signer_of(verdict);
        if (verdict.outcome != verify::Outcome::authentic)
            return doubt(proof, words_of(verdict),
                         "an authentic certificate of ours that is current; --proof-trust and "
                         "--proof-registry name whom to believe");
        if (verdict.specimen && !rules_.specimens)
            return doubt(proof, "a SPECIMEN, made with a demonstration key", "a real certificate");
        if (!certificates_.insert(*checked.content).second)
            return doubt(proof, "this certificate proves another unit already",
                         "a certificate for each unit");
        const auto facts = facts_in(bytes, rules_.trust.limits);
        if (!facts) return doubt(proof, facts.error().found, "a certificate with its record");
        if (auto objection =
                objection_to(*facts, {content_.edition, claim.learner, {}}, claim.unit, claim.completed))
            doubt(proof, std::move(*objection), "a certificate of this learner for this unit");
    }

    void check_signed_document(const Bytes& bytes, CheckedProof& checked) {
        const verify::Verdict verdict = verify::verify_pdf(bytes, rules_.trust);
        checked.number = verdict.number;
        checked.signer = signer_of(verdict);
        const bool foreign_but_good = verdict.outcome == verify::Outcome::intact_but &&
                                      verdict.reasons.size() == 1 && verdict.has(verify::Reason::not_ours);
        if (verdict.outcome != verify::Outcome::authentic && !foreign_but_good)
            return doubt(checked.proof, words_of(verdict),
                         "a PDF that is as it was signed, by a signer whom --proof-trust names");
        if (verdict.specimen && !rules_.specimens)
            doubt(checked.proof, "a SPECIMEN, made with a demonstration key", "a real document");
    }

    const credential::EditionWithLearners& content_;
    const ProofRules& rules_;
    Findings& findings_;
    std::map<std::pair<std::string, std::string>, const Proof*> proofs_;  // by learner and unit
    std::set<Sha256> certificates_;                                       // those that proved something
};

}  // namespace

ProofBook check_proofs(const credential::EditionWithLearners& content,
                       const std::vector<std::string>& learners, const std::vector<Proof>& proofs,
                       const ProofRules& rules, Findings& findings) {
    return Checking(content, rules, findings).check(learners, proofs);
}

}  // namespace sigillum::issue
