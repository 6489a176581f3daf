#include "verify/withdrawn_key.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/digest.h"
#include "verify/certificate.h"
#include "verify/key_life.h"

namespace sigillum::verify {

namespace {

// What a withdrawn key signed, and how the registry would know it again.
struct Signed {
    std::string check;
    std::string key;   // "the key 20f70a388d425a61 of the code"
    std::string what;  // "this code"
    std::int64_t withdrawn_since = 0;
    std::optional<CertificateNumber> number;
    Sha256 digest{};
    Sha256 registry::IssuedDocument::*recorded = nullptr;
};

std::string shown(std::int64_t seconds) { return to_iso(Instant{seconds}); }

void add_reason(Verdict& verdict) {
    if (!verdict.has(Reason::key_revoked)) verdict.reasons.push_back(Reason::key_revoked);
}

std::string withdrawn_words(const Signed& one) {
    return one.key + " was withdrawn, and what it signed counts only if the issuer had recorded it before " +
           shown(one.withdrawn_since);
}

Standing not_known(const Signed& one, const std::string& why, Verdict& verdict) {
    const std::string ask =
        one.number ? "; ask the issuer about the number " + one.number->grouped() : std::string();
    verdict.not_checked(one.check, withdrawn_words(one) + ": " + why + ask);
    add_reason(verdict);
    return Standing::not_known;
}

Standing does_not_count(const Signed& one, const std::string& why, Verdict& verdict) {
    verdict.failed(one.check, withdrawn_words(one) + ": " + why);
    add_reason(verdict);
    verdict.outcome = Outcome::altered;
    return Standing::does_not_count;
}

Standing standing_of(const Signed& one, const VerifyOptions& options, Verdict& verdict) {
    if (!options.registry) return not_known(one, "without a registry nobody can say", verdict);
    std::optional<registry::IssuedCertificate> issued;
    if (one.number) {
        auto found = options.registry->find(*one.number);
        if (!found) return not_known(one, "the registry could not be read", verdict);
        issued = *std::move(found);
    }
    if (issued && issued->document.*one.recorded == Sha256{}) {
        return does_not_count(
            one, "the registry was kept by an older version, which did not record " + one.what, verdict);
    }
    if (!issued || issued->document.*one.recorded != one.digest)
        return does_not_count(one, "the registry does not have " + one.what, verdict);
    if (issued->recorded_at >= one.withdrawn_since) {
        return does_not_count(
            one, "the registry recorded " + one.what + " only at " + shown(issued->recorded_at), verdict);
    }
    verdict.passed(one.check, one.key + " was withdrawn since " + shown(one.withdrawn_since) +
                                  ", but the registry had recorded " + one.what + " before, at " +
                                  shown(issued->recorded_at));
    return Standing::counts;
}

}  // namespace

Standing check_code_key(const qr::PublicKey& key, const qr::ReadToken& token, const VerifyOptions& options,
                        Verdict& verdict) {
    const std::string id = qr::to_hex(key.id);
    const auto since = life_of(key, options).revoked_since;
    if (!since) return Standing::counts;
    const Signed code{.check = "code-key",
                      .key = "the key " + id + " of the code",
                      .what = "this code",
                      .withdrawn_since = *since,
                      .number = token.facts.number,
                      .digest = token.payload_digest,
                      .recorded = &registry::IssuedDocument::token_digest};
    return standing_of(code, options, verdict);
}

Standing check_seal_key(const PdfFile& file, const IntactSignature& signature, std::size_t at,
                        const std::optional<CertificateNumber>& number, const VerifyOptions& options,
                        Verdict& verdict) {
    const auto life = life_of_seal(signature.signer.get(), options);
    const auto since = life ? life->revoked_since : std::nullopt;
    if (!since) return Standing::counts;
    const Signed seal{.check = "seal-key",
                      .key = "the key of " + subject_of(signature.signer.get()),
                      .what = "this document",
                      .withdrawn_since = *since,
                      .number = number,
                      .digest = sha256(file.bytes().substr(0, signature.revision_end)),
                      .recorded = &registry::IssuedDocument::file_digest};
    const Standing standing = standing_of(seal, options, verdict);
    verdict.signatures[at].withdrawn = standing != Standing::counts;
    return standing;
}

}  // namespace sigillum::verify
