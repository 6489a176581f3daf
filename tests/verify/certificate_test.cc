// Our own certificates: record, page, code, signer and status must agree, and each disagreement is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/verify/one_certificate.h"
#include "tests/verify/small_certificate.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

using testing::code_key;
using ::testing::HasSubstr;
using testing::Identity;
using testing::OneCertificate;
using testing::root;
using testing::signer;
using testing::SmallCertificate;

class Certificate : public ::testing::Test {
  protected:
    VerifyOptions options() {
        VerifyOptions result;
        result.trust_anchors = {root().der()};
        result.code_keys = testing::pinned(code_key());
        result.now = *instant_from_iso("2026-08-01T00:00:00Z");
        result.registry = &registry_;
        return result;
    }
    Verdict verdict_of(const SmallCertificate& certificate) {
        return verify_pdf(certificate.sealed(code_key(), signer()), options());
    }
    void expect_altered(const SmallCertificate& certificate, const std::string& check,
                        const std::string& why) {
        const Verdict verdict = verdict_of(certificate);
        EXPECT_EQ(verdict.exit_code(), 12) << to_text(verdict);
        ASSERT_TRUE(verdict.check(check)) << to_text(verdict);
        EXPECT_EQ(verdict.check(check)->result, CheckResult::failed);
        EXPECT_THAT(verdict.check(check)->words, HasSubstr(why));
    }

    const SmallCertificate honest_ = SmallCertificate::example();
    OneCertificate registry_{honest_};
};

TEST_F(Certificate, InWhichEverythingAgreesIsAuthentic) {
    const Verdict verdict = verdict_of(honest_);
    EXPECT_EQ(verdict.exit_code(), 0) << to_text(verdict);
    EXPECT_EQ(verdict.number, honest_.token.number.grouped());
    EXPECT_FALSE(verdict.specimen);
    for (const char* name : {"structure", "signature", "changes", "signer", "code", "record", "page-text",
                             "printed-code", "status"}) {
        ASSERT_TRUE(verdict.check(name)) << name;
        EXPECT_EQ(verdict.check(name)->result, CheckResult::passed) << name;
    }
    ASSERT_FALSE(verdict.facts.empty());
    EXPECT_THAT(to_text(verdict), HasSubstr("awarded by: Example University"));
}

TEST_F(Certificate, WithoutAStatusSourceHasAnUnknownStatus) {
    VerifyOptions alone = options();
    alone.registry = nullptr;
    const Verdict verdict = verify_pdf(honest_.sealed(code_key(), signer()), alone);
    EXPECT_EQ(verdict.exit_code(), 10);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::status_unknown});
}

TEST_F(Certificate, OfAnUntrustedSignerIsIntactBut) {
    const Identity stranger = testing::make_signer(testing::make_root());
    const Verdict verdict = verify_pdf(honest_.sealed(code_key(), stranger), options());
    EXPECT_EQ(verdict.exit_code(), 10);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::signer_not_trusted});
}

TEST_F(Certificate, WhoseCodeKeyIsNotPinnedIsIntactBut) {
    VerifyOptions unpinned = options();
    unpinned.code_keys = {};
    const Verdict verdict = verify_pdf(honest_.sealed(code_key(), signer()), unpinned);
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::code_key_unknown});
    EXPECT_TRUE(verdict.facts.empty());
}

TEST_F(Certificate, ThatIsNoLongerCurrentSaysWhy) {
    const struct {
        registry::State state;
        Reason reason;
    } rows[] = {{registry::State::revoked, Reason::revoked},
                {registry::State::replaced, Reason::replaced},
                {registry::State::suspended, Reason::suspended}};
    for (const auto& row : rows) {
        registry_.state = {.state = row.state, .since = 1'785'000'000, .reason = "error"};
        const Verdict verdict = verdict_of(honest_);
        EXPECT_EQ(verdict.exit_code(), 11) << to_text(verdict);
        EXPECT_EQ(verdict.reasons, std::vector{row.reason});
    }
}

TEST_F(Certificate, PastItsDateHasExpired) {
    SmallCertificate dated = honest_;
    dated.token.valid_until = Date{2026, 7, 31};
    dated.record.facts["valid_until"] = "2026-07-31";
    registry_ = OneCertificate(dated);
    const Verdict verdict = verdict_of(dated);
    EXPECT_EQ(verdict.exit_code(), 11) << to_text(verdict);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::expired});
    VerifyOptions last_day = options();
    last_day.now = *instant_from_iso("2026-07-31T23:00:00Z");
    EXPECT_EQ(verify_pdf(dated.sealed(code_key(), signer()), last_day).exit_code(), 0);
}

TEST_F(Certificate, ThatTheRegistryRecordedOtherwiseIsNotAuthentic) {
    SmallCertificate other = honest_;
    other.record.facts["learner"]["student_number"] = "12";
    expect_altered(other, "status", "another document");
}

TEST_F(Certificate, ThatTheRegistryDoesNotKnowHasAnUnknownStatus) {
    SmallCertificate known = honest_;
    known.token.number = CertificateNumber::from_random(std::array<std::uint8_t, 10>{9});
    registry_ = OneCertificate(known);
    const Verdict verdict = verdict_of(honest_);
    EXPECT_EQ(verdict.exit_code(), 10);
    EXPECT_TRUE(verdict.has(Reason::status_unknown));
}

TEST_F(Certificate, WhoseRecordIsAnotherIsAltered) {
    SmallCertificate other = honest_;
    other.token.record_digest = {1};
    expect_altered(other, "record", "not the one that the code names");
}

TEST_F(Certificate, WhoseCodeSaysSomethingElseThanItsRecordIsAltered) {
    const std::map<std::string, std::function<void(SmallCertificate&)>> rows = {
        {"type", [](auto& c) { c.record.facts["type"] = "participation"; }},
        {"number", [](auto& c) { c.record.facts["document"]["number"] = "0000-0000-0000-0000"; }},
        {"name", [](auto& c) { c.record.facts["learner"]["name"] = "Eve Example"; }},
        {"birth date", [](auto& c) { c.record.facts["learner"]["birth_date"] = "2002-03-15"; }},
        {"learning opportunity", [](auto& c) { c.record.facts["opportunity"]["title"]["en"] = "Law"; }},
        {"awarding body", [](auto& c) { c.record.facts["issuer"]["id"] = "mill"; }},
        {"date", [](auto& c) { c.record.facts["document_date"] = "2026-07-04"; }},
        {"workload", [](auto& c) { c.record.facts["workload"]["amount"] = "30"; }},
        {"EQF level", [](auto& c) { c.record.facts["eqf_level"] = 8; }},
        {"validity", [](auto& c) { c.record.facts["valid_until"] = "2099-01-01"; }},
        {"place of the status", [](auto& c) { c.record.facts["document"]["status"]["index"] = 1U; }},
        {"specimen mark", [](auto& c) { c.record.facts["document"]["specimen"] = true; }},
    };
    for (const auto& [fact, change] : rows) {
        SCOPED_TRACE(fact);
        SmallCertificate other = honest_;
        change(other);
        expect_altered(other, "record", "differ in the " + fact);
    }
}

TEST_F(Certificate, WithAShortenedTitleInItsCodeAgrees) {
    SmallCertificate shortened = honest_;
    shortened.token.opportunity_title = "Data …";
    EXPECT_EQ(verdict_of(shortened).exit_code(), 0);
    shortened.token.opportunity_title = "Dada …";
    expect_altered(shortened, "record", "learning opportunity");
}

TEST_F(Certificate, WhosePageSaysSomethingElseIsAltered) {
    SmallCertificate other = honest_;
    other.lines[2] = "Eve Example";
    expect_altered(other, "page-text", "“Ada Example” (learner.name)");
}

TEST_F(Certificate, WhosePrintedCodeIsAnotherIsAltered) {
    SmallCertificate other = honest_;
    other.printed_link = "HTTPS://VERIFY.EXAMPLE.EDU/V/#ABCDEFGH";
    expect_altered(other, "printed-code", "is not the one");
    VerifyOptions link_only = options();
    link_only.read_code_from_page = false;
    const Verdict verdict = verify_pdf(other.sealed(code_key(), signer()), link_only);
    EXPECT_EQ(verdict.check("printed-code")->result, CheckResult::not_checked);
}

TEST_F(Certificate, WithoutRecordOrCodeIsAltered) {
    SmallCertificate other = honest_;
    other.attach_record = false;
    expect_altered(other, "record", "no record");
    other = honest_;
    other.place_link = false;
    expect_altered(other, "code", "no verification code");
    other = honest_;
    other.relationship = "Supplement";
    expect_altered(other, "record", "not attached as data");
}

TEST_F(Certificate, WithAForgedTokenIsAltered) {
    SmallCertificate other = honest_;
    std::string link = other.code(code_key());
    link.back() = link.back() == 'A' ? 'B' : 'A';
    other.link = link;
    expect_altered(other, "code", "");
}

TEST_F(Certificate, NotSealedAsOursIsIntactButNotOurs) {
    SmallCertificate other = honest_;
    other.certify = false;
    const Verdict verdict = verdict_of(other);
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::not_ours});
}

TEST_F(Certificate, MadeAsASpecimenSaysSo) {
    SmallCertificate specimen = honest_;
    specimen.token.specimen = true;
    specimen.record.facts["document"]["specimen"] = true;
    registry_ = OneCertificate(specimen);
    const Verdict verdict = verdict_of(specimen);
    EXPECT_EQ(verdict.exit_code(), 0);
    EXPECT_TRUE(verdict.specimen);
    EXPECT_THAT(to_text(verdict), HasSubstr("SPECIMEN"));
}

TEST_F(Certificate, MadeAsASpecimenSaysSoEvenWhenNothingIsPinned) {
    SmallCertificate specimen = honest_;
    specimen.token.specimen = true;
    specimen.record.facts["document"]["specimen"] = true;
    VerifyOptions nothing;
    nothing.now = options().now;
    for (const Verdict& verdict : {verify_pdf(specimen.sealed(code_key(), signer()), nothing),
                                   verify_code(specimen.code(code_key()), nothing)}) {
        EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
        EXPECT_TRUE(verdict.has(Reason::code_key_unknown));
        EXPECT_THAT(to_text(verdict), HasSubstr("SPECIMEN: it calls itself a specimen"));
        EXPECT_EQ(nlohmann::json::parse(to_json(verdict))["specimen"], true);
    }
    // By the word of the record alone, when the code is not sound.
    specimen.link = "HTTPS://VERIFY.EXAMPLE.EDU/V/#ABCDEFGH";
    EXPECT_THAT(to_text(verify_pdf(specimen.sealed(code_key(), signer()), nothing)), HasSubstr("SPECIMEN"));
}

// A signer of an authority that carries the mark of a demonstration in its name.
Identity demonstration_signer() {
    Identity root = testing::make_root();
    X509_NAME* name = X509_get_subject_name(root.certificate.get());
    X509_NAME_add_entry_by_txt(
        name, "OU", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char*>("SIGILLUM DEMONSTRATION - NOT FOR REAL USE"), -1, -1, 0);
    X509_set_issuer_name(root.certificate.get(), name);
    X509_sign(root.certificate.get(), root.key.get(), EVP_sha256());
    return testing::make_signer(root);
}

Bytes with_a_changed_page(Bytes pdf) {
    const std::size_t stream = pdf.find("stream\n");
    pdf[stream + 10] = static_cast<char>(pdf[stream + 10] ^ 1);
    return pdf;
}

Bytes cut_off(const Bytes& pdf) { return pdf.substr(0, pdf.size() - 40); }

// Wherever the checks stop, a document made for trying out is called one, and no other is.
TEST_F(Certificate, SaysSpecimenInEveryVerdictWhereItCanBeRead) {
    SmallCertificate by_record = honest_;
    by_record.record.facts["document"]["specimen"] = true;
    SmallCertificate by_code = honest_;
    by_code.token.specimen = true;
    by_code.attach_record = false;
    const Bytes by_signer_pdf = honest_.sealed(code_key(), demonstration_signer());
    const Bytes by_record_pdf = by_record.sealed(code_key(), signer());
    const Bytes by_code_pdf = by_code.sealed(code_key(), signer());
    const Bytes honest_pdf = honest_.sealed(code_key(), signer());
    struct {
        const char* name;
        Bytes pdf;
        int exit_code;
        bool specimen;
    } const cases[] = {
        {"signer, whole", by_signer_pdf, 10, true},
        {"signer, altered", with_a_changed_page(by_signer_pdf), 12, true},
        {"signer, cut off", cut_off(by_signer_pdf), 13, true},
        {"record, altered", with_a_changed_page(by_record_pdf), 12, true},
        {"record against its code", by_record_pdf, 12, true},
        {"code, altered", with_a_changed_page(by_code_pdf), 12, true},
        {"code, cut off", cut_off(by_code_pdf), 13, true},
        {"real, whole", honest_pdf, 0, false},
        {"real, altered", with_a_changed_page(honest_pdf), 12, false},
        {"real, cut off", cut_off(honest_pdf), 13, false},
    };
    for (const auto& one : cases) {
        const Verdict verdict = verify_pdf(one.pdf, options());
        EXPECT_EQ(verdict.exit_code(), one.exit_code) << one.name << "\n" << to_text(verdict);
        EXPECT_EQ(verdict.specimen, one.specimen) << one.name;
        EXPECT_EQ(to_text(verdict).find("SPECIMEN") != std::string::npos, one.specimen) << one.name;
    }
}

// Everything of the CMS that the signature does not cover, the certificate being named by its digest.
TEST_F(Certificate, IsNeverAuthenticWithAFlippedBitInItsSignature) {
    const Bytes pdf = honest_.sealed(code_key(), signer());
    VerifyOptions quick = options();
    quick.read_code_from_page = false;
    ASSERT_EQ(verify_pdf(pdf, quick).exit_code(), 0);
    const std::size_t begin = pdf.find("/Contents <", pdf.find("/ByteRange")) + 11;
    const std::size_t end = pdf.find_last_not_of('0', pdf.find('>', begin) - 1) + 1;
    for (std::size_t at = begin; at < end + 2; ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            Bytes changed = pdf;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            EXPECT_NE(verify_pdf(changed, quick).exit_code(), 0)
                << "digit " << at - begin << " of the CMS, bit " << bit;
        }
    }
}

TEST_F(Certificate, SignedByADemonstrationCodeKeyMustCallItselfASpecimen) {
    VerifyOptions demo = options();
    demo.code_keys.keys[0].demo = true;
    EXPECT_EQ(verify_pdf(honest_.sealed(code_key(), signer()), demo).exit_code(), 12);
}

TEST_F(Certificate, CodeAloneLeavesThePaperToCompare) {
    const std::string code = honest_.code(code_key());
    const Verdict verdict = verify_code(code, options());
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::page_not_checked});
    EXPECT_EQ(verdict.check("page-text")->result, CheckResult::not_checked);
    EXPECT_EQ(verdict.check("status")->result, CheckResult::passed);
    EXPECT_EQ(verify_code(code.substr(code.find('#') + 1), options()).reasons,
              std::vector{Reason::page_not_checked});
    EXPECT_EQ(verify_file(code + "\n", options()).reasons, std::vector{Reason::page_not_checked});
    std::string changed = code;
    changed[60] = changed[60] == 'A' ? 'B' : 'A';
    EXPECT_EQ(verify_code(changed, options()).exit_code(), 12);
    EXPECT_EQ(verify_code("hello", options()).exit_code(), 13);
    EXPECT_EQ(verify_code("https://example.com/#x", options()).exit_code(), 13);
    registry_.state.state = registry::State::revoked;
    EXPECT_EQ(verify_code(code, options()).exit_code(), 11);
}

TEST_F(Certificate, CodeIsReadFromAPicture) {
    const std::string code = honest_.code(code_key());
    EXPECT_EQ(verify_file(testing::pgm_of(code, 4), options()).reasons,
              std::vector{Reason::page_not_checked});
    EXPECT_EQ(verify_file(testing::pgm_of("HTTPS://EXAMPLE.COM/", 4), options()).exit_code(), 13);
    EXPECT_EQ(verify_file("P5 10 10 255\n" + std::string(100, '\xFF'), options()).exit_code(), 13);
    EXPECT_EQ(verify_file("P5 10 10 255\nshort", options()).exit_code(), 13);
    EXPECT_EQ(verify_file("\x89PNG and no more", options()).exit_code(), 13);
}

TEST_F(Certificate, JsonNamesStayStable) {
    const auto json = nlohmann::json::parse(to_json(verdict_of(honest_)));
    EXPECT_EQ(json["outcome"], "authentic");
    EXPECT_EQ(json["exitCode"], 0);
    EXPECT_EQ(json["number"], honest_.token.number.grouped());
    EXPECT_EQ(json["checks"][0]["name"], "signature");
    EXPECT_EQ(json["checks"][0]["result"], "passed");
    EXPECT_EQ(json["signatures"][0]["intact"], true);
    EXPECT_EQ(json["facts"][0]["name"], "document");
}

}  // namespace
}  // namespace sigillum::verify
