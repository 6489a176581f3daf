#include "verify/signatures_check.h"

#include <algorithm>
#include <iterator>

#include "verify/history.h"
#include "verify/trust.h"

namespace sigillum::verify {

namespace {

void end_as_altered(Verdict& verdict, std::string check, std::string words) {
    verdict.failed(std::move(check), std::move(words));
    verdict.outcome = Outcome::altered;
}

// A certification the catalog names must be one of the signatures.
bool certification_is_known(PdfFile& file, const std::vector<SignatureField>& fields) {
    QPDFObjectHandle certification = key_of(key_of(file.catalog(), "/Perms"), "/DocMDP");
    if (certification.isNull()) return true;
    return certification.isIndirect() &&
           std::any_of(fields.begin(), fields.end(),
                       [&](const SignatureField& field) { return field.value == certification.getObjGen(); });
}

std::optional<std::vector<FoundSignature>> intact_signatures(PdfFile& file,
                                                             std::vector<SignatureField> fields,
                                                             const Limits& limits, Verdict& verdict) {
    std::vector<FoundSignature> checked;
    for (SignatureField& field : fields) {
        if (!field.value) continue;
        auto signature = check_signature_field(file, field, limits);
        if (!signature) {
            verdict.signatures.push_back({.field = field.name});
            end_as_altered(verdict, "signature", signature.error().found);
            return std::nullopt;
        }
        SignatureReport report{.field = field.name, .signer = subject_of(signature->signer.get())};
        if (signature->claimed_time) report.claimed_time = to_iso(*signature->claimed_time);
        report.document_time_stamp = signature->document_time_stamp;
        if (!signature->document_time_stamp && is_of_demonstration(signature->signer.get()))
            verdict.specimen = true;
        report.intact = true;
        verdict.signatures.push_back(std::move(report));
        checked.push_back({std::move(field), std::move(*signature)});
    }
    return checked;
}

bool check_changes(PdfFile& file, const std::vector<FoundSignature>& checked, const Limits& limits,
                   Verdict& verdict) {
    const bool certified = std::any_of(checked.begin(), checked.end(), [](const FoundSignature& one) {
        return one.signature.certifies_without_changes;
    });
    const ChangePolicy policy = certified ? ChangePolicy::archival_only : ChangePolicy::further_signatures;
    auto changes = changes_since_signing(file, checked, policy, limits);
    if (!changes) {
        end_as_altered(verdict, "changes", changes.error().found);
        return false;
    }
    const bool any =
        std::any_of(changes->begin(), changes->end(), [](const auto& words) { return !words.empty(); });
    for (std::size_t i = 0; i < checked.size(); ++i)
        verdict.signatures[i].changed_since = std::move((*changes)[i]);
    verdict.passed("changes", any ? "since signing, only additions were made that a signature permits"
                                  : "nothing was added since signing");
    return true;
}

void check_trust(PdfFile& file, const VerifyOptions& options, Verdict& verdict, DocumentSignatures& result) {
    const std::vector<Bytes> certificates = validation_certificates(file, options.limits);
    result.all_trusted = true;
    std::string words;
    for (std::size_t i = 0; i < result.signatures.size(); ++i) {
        const TrustAnswer answer = trust_of(result.signatures, i, certificates, options);
        SignatureReport& report = verdict.signatures[i];
        report.trusted = answer.trusted;
        if (answer.proven_time) report.proven_time = to_iso(*answer.proven_time);
        if (!result.signatures[i].stamp_problem.empty()) {
            verdict.warnings.push_back("a time stamp does not count: " + result.signatures[i].stamp_problem);
        }
        if (result.signatures[i].document_time_stamp) continue;
        words += (words.empty() ? "" : "; ") + report.signer + ": " + answer.words;
        result.all_trusted = result.all_trusted && answer.trusted;
        result.expired_since = result.expired_since || answer.expired_since;
    }
    verdict.not_checked("signer-revocation",
                        "whether a signer's certificate itself was revoked was not asked");
    if (result.all_trusted) {
        verdict.passed("signer", words);
    } else {
        verdict.failed("signer", words);
        verdict.reasons.push_back(result.expired_since ? Reason::certificate_expired_since
                                                       : Reason::signer_not_trusted);
    }
}

bool is_sealed(const std::vector<IntactSignature>& signatures) {
    const auto is_approval = [](const IntactSignature& one) { return !one.document_time_stamp; };
    const auto seal = std::find_if(signatures.begin(), signatures.end(), is_approval);
    return std::count_if(signatures.begin(), signatures.end(), is_approval) == 1 && seal->pades &&
           seal->certifies_without_changes && seal->stamp_problem.empty();
}

}  // namespace

std::optional<DocumentSignatures> check_signatures(PdfFile& file, const VerifyOptions& options,
                                                   Verdict& verdict) {
    auto fields = signature_fields(file, options.limits);
    if (!fields) {
        end_as_altered(verdict, "signature", fields.error().found);
        return std::nullopt;
    }
    const bool any =
        std::any_of(fields->begin(), fields->end(), [](const SignatureField& f) { return f.value; });
    if (!certification_is_known(file, *fields)) {
        end_as_altered(verdict, "signature", "the document's certification is not in its form");
        return std::nullopt;
    }
    if (!any) {
        verdict.failed("signature", "the document is not signed");
        verdict.outcome = Outcome::unreadable;
        return std::nullopt;
    }
    auto checked = intact_signatures(file, std::move(*fields), options.limits, verdict);
    if (!checked) return std::nullopt;
    verdict.passed("signature", checked->size() == 1 ? "the document is what was signed"
                                                     : "each signature fits what it covers");
    if (!check_changes(file, *checked, options.limits, verdict)) return std::nullopt;
    DocumentSignatures result;
    std::transform(checked->begin(), checked->end(), std::back_inserter(result.signatures),
                   [](FoundSignature& one) { return std::move(one.signature); });
    result.sealed = is_sealed(result.signatures);
    check_trust(file, options, verdict, result);
    return result;
}

}  // namespace sigillum::verify
