// Keys that were withdrawn: a code or a seal counts when the registry recorded that very one before, and not
// otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qr/token_payload.h"
#include "tests/verify/one_certificate.h"
#include "tests/verify/small_certificate.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

using testing::code_key;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::OneCertificate;
using testing::root;
using testing::signer;
using testing::SmallCertificate;

std::int64_t seconds(const char* iso) { return instant_from_iso(iso)->seconds; }

const std::int64_t withdrawn = seconds("2026-07-20T10:00:00Z");
const std::int64_t before = withdrawn - 1;

class Withdrawn : public ::testing::Test {
  protected:
    Withdrawn() {
        // The digest of the payload, taken here from the facts and not from the reader of tokens.
        qr::TokenFacts facts = honest_.token;
        const Sha256 record = sha256(honest_.record_bytes());
        std::copy_n(record.begin(), facts.record_digest.size(), facts.record_digest.begin());
        registry_.issued.document.token_digest = sha256(*qr::token_payload(facts));
        registry_.issued.document.file_digest = sha256(pdf_);
        registry_.issued.recorded_at = before;
    }
    VerifyOptions options(registry::Lookup* registry) const {
        VerifyOptions result;
        result.trust_anchors = {root().der()};
        result.code_keys = testing::pinned(code_key());
        result.now = *instant_from_iso("2026-08-01T00:00:00Z");
        result.registry = registry;
        return result;
    }
    // With the code key withdrawn in the pinned set.
    VerifyOptions code_withdrawn(registry::Lookup* registry) const {
        VerifyOptions result = options(registry);
        result.code_keys.keys[0].life.revoked_since = withdrawn;
        return result;
    }
    // With the certificate of the seal withdrawn there.
    VerifyOptions seal_withdrawn(registry::Lookup* registry) const {
        VerifyOptions result = options(registry);
        result.code_keys.seals = {{.certificate = signer().der(), .life = {.revoked_since = withdrawn}}};
        return result;
    }
    Verdict of_code(const VerifyOptions& options) const {
        return verify_code(honest_.code(code_key()), options);
    }
    static void expect(const Verdict& verdict, int code, const char* check, CheckResult result,
                       const char* words) {
        EXPECT_EQ(verdict.exit_code(), code) << to_text(verdict);
        EXPECT_EQ(verdict.has(Reason::key_revoked), result != CheckResult::passed) << to_text(verdict);
        ASSERT_TRUE(verdict.check(check)) << to_text(verdict);
        EXPECT_EQ(verdict.check(check)->result, result);
        EXPECT_THAT(verdict.check(check)->words, HasSubstr(words));
    }

    const SmallCertificate honest_ = SmallCertificate::example();
    const Bytes pdf_ = honest_.sealed(code_key(), signer());
    OneCertificate registry_{honest_};
};

TEST_F(Withdrawn, CodeThatWasRecordedBeforeCounts) {
    const Verdict verdict = verify_pdf(pdf_, code_withdrawn(&registry_));
    expect(verdict, 0, "code-key", CheckResult::passed,
           "had recorded this code before, at 2026-07-20T09:59:59Z");
    EXPECT_FALSE(verdict.facts.empty());
    EXPECT_EQ(of_code(code_withdrawn(&registry_)).reasons, std::vector{Reason::page_not_checked});
}

TEST_F(Withdrawn, CodeThatWasRecordedAtThatTimeOrLaterDoesNotCount) {
    registry_.issued.recorded_at = withdrawn;
    for (const Verdict& verdict :
         {verify_pdf(pdf_, code_withdrawn(&registry_)), of_code(code_withdrawn(&registry_))}) {
        expect(verdict, 12, "code-key", CheckResult::failed, "only at 2026-07-20T10:00:00Z");
        EXPECT_TRUE(verdict.facts.empty()) << "they are not certified";
        EXPECT_THAT(to_text(verdict), HasSubstr("ALTERED OR NOT AUTHENTIC"));
        EXPECT_THAT(to_json(verdict), HasSubstr("\"key-revoked\""));
    }
}

// Whoever has the key can make a code with the number of a genuine one and other facts.
TEST_F(Withdrawn, CodeWithAGenuineNumberAndOtherFactsDoesNotCount) {
    SmallCertificate forged = honest_;
    forged.token.name = "Eve Example";
    const Verdict verdict = verify_code(forged.code(code_key()), code_withdrawn(&registry_));
    expect(verdict, 12, "code-key", CheckResult::failed, "does not have this code");
}

TEST_F(Withdrawn, CodeThatTheRegistryDoesNotKnowOrKeptNoDigestOfDoesNotCount) {
    registry_.issued.document.token_digest = {};
    expect(of_code(code_withdrawn(&registry_)), 12, "code-key", CheckResult::failed, "older version");
    registry_.issued.document.number = *CertificateNumber::parse(
        CertificateNumber::from_random(std::array<std::uint8_t, 10>{9, 9, 9}).text());
    expect(of_code(code_withdrawn(&registry_)), 12, "code-key", CheckResult::failed,
           "does not have this code");
}

TEST_F(Withdrawn, CodeWithoutARegistryIsNotKnownToCount) {
    registry_.unreadable = true;
    for (registry::Lookup* registry :
         {static_cast<registry::Lookup*>(nullptr), static_cast<registry::Lookup*>(&registry_)}) {
        const Verdict verdict = verify_pdf(pdf_, code_withdrawn(registry));
        expect(verdict, 10, "code-key", CheckResult::not_checked, "2026-07-20T10:00:00Z");
        EXPECT_THAT(verdict.check("code-key")->words,
                    HasSubstr("ask the issuer about the number " + honest_.token.number.grouped()));
        EXPECT_TRUE(verdict.facts.empty()) << "they are not certified";
    }
}

TEST_F(Withdrawn, CodeOfWhatHasExpiredIsNotCalledGenuineOnce) {
    SmallCertificate dated = honest_;
    dated.token.valid_until = Date{2026, 7, 31};
    dated.record.facts["valid_until"] = "2026-07-31";
    const Verdict verdict = verify_pdf(dated.sealed(code_key(), signer()), code_withdrawn(nullptr));
    EXPECT_EQ(verdict.exit_code(), 11);
    EXPECT_THAT(to_text(verdict), HasSubstr("whether it was ever genuine could not be shown"));
    EXPECT_THAT(to_text(verdict), Not(HasSubstr("genuine when it was issued")));
}

// The registry knows of a withdrawal that the pinned set does not; the earlier of two times holds.
TEST_F(Withdrawn, CodeKeyMayBeSaidToBeByTheRegistryAlone) {
    const std::string id = qr::to_hex(code_key().key_id());
    registry_.keys[id] = {.id = id, .revoked_since = before};
    expect(verify_pdf(pdf_, options(&registry_)), 12, "code-key", CheckResult::failed, "09:59:59Z");
    expect(verify_pdf(pdf_, code_withdrawn(&registry_)), 12, "code-key", CheckResult::failed, "09:59:59Z");
    registry_.keys[id].revoked_since = withdrawn + 100;
    expect(verify_pdf(pdf_, options(&registry_)), 0, "code-key", CheckResult::passed, "10:01:40Z");
    registry_.keys[id].revoked_since.reset();
    registry_.keys[id].retired_at = before - 100;
    EXPECT_FALSE(verify_pdf(pdf_, options(&registry_)).check("code-key"));
}

TEST_F(Withdrawn, RetiredKeyStaysGoodAndSoDoesOneThatBeganLaterThanTheDate) {
    VerifyOptions lived = options(&registry_);
    lived.code_keys.keys[0].life = {.valid_from = seconds("2026-07-10T00:00:00Z"),
                                    .retired = seconds("2026-07-11T00:00:00Z")};
    const Verdict verdict = verify_pdf(pdf_, lived);
    EXPECT_EQ(verdict.exit_code(), 0) << to_text(verdict);
    EXPECT_FALSE(verdict.check("code-key"));
    EXPECT_TRUE(verdict.warnings.empty());
}

TEST_F(Withdrawn, StatusKeyNeverVerifiesACode) {
    VerifyOptions status = options(&registry_);
    status.code_keys.keys[0].purpose = qr::KeyPurpose::status;
    EXPECT_EQ(of_code(status).reasons.front(), Reason::code_key_unknown);
}

TEST_F(Withdrawn, SealThatWasRecordedBeforeCounts) {
    const Verdict verdict = verify_pdf(pdf_, seal_withdrawn(&registry_));
    expect(verdict, 0, "seal-key", CheckResult::passed, "had recorded this document before");
    EXPECT_FALSE(verdict.signatures[0].withdrawn);
}

// What is added behind the seal later does not change what was recorded.
TEST_F(Withdrawn, SealUnderLaterValidationDataCounts) {
    testing::PdfObjects update = {{20, testing::stream_of("", root().der())}, {21, "<< /Certs [20 0 R] >>"}};
    testing::PdfObjects objects = honest_.objects(code_key());
    update[1] = objects[1];
    update[1].insert(update[1].rfind(">>"), "/DSS 21 0 R ");
    const Bytes updated = testing::with_update(pdf_, update);
    const Verdict verdict = verify_pdf(updated, seal_withdrawn(&registry_));
    expect(verdict, 0, "seal-key", CheckResult::passed, "had recorded this document before");
}

TEST_F(Withdrawn, SealThatWasNotRecordedBeforeDoesNotCount) {
    registry_.issued.document.file_digest = sha256("another file");
    const Verdict other = verify_pdf(pdf_, seal_withdrawn(&registry_));
    expect(other, 12, "seal-key", CheckResult::failed, "does not have this document");
    EXPECT_TRUE(other.signatures[0].withdrawn);
    EXPECT_THAT(to_text(other), HasSubstr("intact, with a key that was withdrawn"));
    registry_.issued.document.file_digest = sha256(pdf_);
    registry_.issued.recorded_at = withdrawn + 1;
    expect(verify_pdf(pdf_, seal_withdrawn(&registry_)), 12, "seal-key", CheckResult::failed, "only at");
}

TEST_F(Withdrawn, SealWithoutARegistryIsNotKnownToCount) {
    const Verdict verdict = verify_pdf(pdf_, seal_withdrawn(nullptr));
    expect(verdict, 10, "seal-key", CheckResult::not_checked, "without a registry nobody can say");
    EXPECT_THAT(verdict.reasons,
                ::testing::UnorderedElementsAre(Reason::key_revoked, Reason::status_unknown));
}

TEST_F(Withdrawn, SealOfWhatIsNoCertificateDoesNotCountEither) {
    const Bytes page = testing::sign_pdf(testing::write_pdf(testing::one_page("Hello")), signer());
    expect(verify_pdf(page, seal_withdrawn(&registry_)), 12, "seal-key", CheckResult::failed,
           "does not have this document");
    expect(verify_pdf(page, seal_withdrawn(nullptr)), 10, "seal-key", CheckResult::not_checked, "");
}

TEST_F(Withdrawn, SealIsFoundInTheRegistryByItsCertificate) {
    const std::string id = to_hex(sha256(signer().der()));
    registry_.keys[id] = {.id = id, .purpose = registry::KeyPurpose::seal, .revoked_since = before};
    expect(verify_pdf(pdf_, options(&registry_)), 12, "seal-key", CheckResult::failed, "09:59:59Z");
}

}  // namespace
}  // namespace sigillum::verify
