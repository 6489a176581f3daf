// The signature of a document: honest ones are intact, and each published attack on signatures is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/verify/small_pdf.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

using testing::CmsChoices;
using ::testing::HasSubstr;
using testing::Identity;
using testing::PdfObjects;
using testing::root;
using testing::SignChoices;
using testing::signer;

class Signature : public ::testing::Test {
  protected:
    static Bytes signed_page(const SignChoices& choices = {}) {
        return testing::sign_pdf(testing::write_pdf(testing::one_page("Hello")), signer(), choices);
    }
    static VerifyOptions options() {
        VerifyOptions result;
        result.trust_anchors = {root().der()};
        result.now = *instant_from_iso("2026-08-01T00:00:00Z");
        return result;
    }
    static void expect_altered(const Bytes& pdf, const std::string& why) {
        const Verdict verdict = verify_pdf(pdf, options());
        EXPECT_EQ(name_of(verdict.outcome), "altered") << to_text(verdict);
        EXPECT_THAT(to_text(verdict), HasSubstr(why));
    }
};

TEST_F(Signature, OfAnHonestForeignDocumentIsIntactAndTrustedButNotOurs) {
    const Verdict verdict = verify_pdf(signed_page(), options());
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::not_ours});
    ASSERT_EQ(verdict.signatures.size(), 1U);
    EXPECT_TRUE(verdict.signatures[0].intact);
    EXPECT_TRUE(verdict.signatures[0].trusted);
    EXPECT_EQ(verdict.signatures[0].signer, "Test Signer");
    EXPECT_EQ(verdict.signatures[0].claimed_time, "2026-07-03T12:00:00Z");
}

TEST_F(Signature, WithoutAnchorsIsIntactButNotTrusted) {
    VerifyOptions nobody = options();
    nobody.trust_anchors.clear();
    const Verdict verdict = verify_pdf(signed_page(), nobody);
    EXPECT_EQ(verdict.exit_code(), 10);
    EXPECT_TRUE(verdict.has(Reason::signer_not_trusted));
    EXPECT_TRUE(verdict.signatures[0].intact);
    EXPECT_FALSE(verdict.signatures[0].trusted);
}

TEST_F(Signature, OfAnotherAuthorityIsNotTrusted) {
    VerifyOptions other = options();
    other.trust_anchors = {testing::make_root().der()};
    EXPECT_TRUE(verify_pdf(signed_page(), other).has(Reason::signer_not_trusted));
}

TEST_F(Signature, ByAKeyNotMeantForSigningIsNotTrusted) {
    const Identity encipherer = testing::make_signer(root(), {}, "keyEncipherment");
    const Bytes pdf = testing::sign_pdf(testing::write_pdf(testing::one_page("Hello")), encipherer);
    EXPECT_TRUE(verify_pdf(pdf, options()).has(Reason::signer_not_trusted));
}

TEST_F(Signature, WhoseCertificateHasExpiredSinceIsToldApart) {
    VerifyOptions later = options();
    later.now = *instant_from_iso("2040-01-01T00:00:00Z");
    const Verdict verdict = verify_pdf(signed_page(), later);
    EXPECT_EQ(verdict.exit_code(), 10);
    EXPECT_TRUE(verdict.has(Reason::certificate_expired_since));
    EXPECT_FALSE(verdict.has(Reason::signer_not_trusted));
}

TEST_F(Signature, MadeAfterItsCertificateExpiredIsNotTrusted) {
    const Identity old = testing::make_signer(root(), {"20200101000000Z", "20210101000000Z"});
    const Bytes pdf = testing::sign_pdf(testing::write_pdf(testing::one_page("Hello")), old);
    EXPECT_TRUE(verify_pdf(pdf, options()).has(Reason::signer_not_trusted));
}

TEST_F(Signature, IsSpoiledByEveryChangedByteItCovers) {
    const Bytes pdf = signed_page();
    const std::size_t contents = pdf.find("/Contents <");
    for (std::size_t at = 0; at < contents; at += 7) {
        Bytes changed = pdf;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const Outcome outcome = verify_pdf(changed, options()).outcome;
        EXPECT_TRUE(outcome == Outcome::altered || outcome == Outcome::unreadable) << "byte " << at;
    }
}

TEST_F(Signature, MissingMakesADocumentUnsigned) {
    PdfObjects objects = testing::one_page("Hello");
    objects[7] = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /P 3 0 R /F 132 /Rect [0 0 0 0] >>";
    objects.erase(8);
    const Verdict verdict = verify_pdf(testing::write_pdf(objects), options());
    EXPECT_EQ(verdict.exit_code(), 13) << to_text(verdict);
}

TEST_F(Signature, RefusesEachWrongByteRange) {
    const struct {
        const char* name;
        std::function<void(std::array<std::size_t, 4>&)> lie;
        const char* why;
    } rows[] = {
        {"first byte left out",
         [](auto& range) {
             range[0] = 1;
             range[1] -= 1;
         },
         "from its first byte"},
        {"gap begins early", [](auto& range) { range[1] -= 20; }, "gap"},
        {"gap ends late",
         [](auto& range) {
             range[2] += 10;
             range[3] -= 10;
         },
         "gap"},
        {"angle bracket covered", [](auto& range) { range[1] += 1; }, "gap"},
        {"end left out", [](auto& range) { range[3] -= 7; }, "whole revision"},
        {"beyond the file", [](auto& range) { range[3] += 1; }, "does not fit"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        SignChoices choices;
        choices.lie = row.lie;
        expect_altered(signed_page(choices), row.why);
    }
}

TEST_F(Signature, RefusesAByteRangeThatIsNotFourNumbers) {
    for (const char* range :
         {"[0 1 2]", "[0 1 2 3 4]", "[-0 1 2 3]", "[0 1.0 2 3]", "[0 1 2 6 0 R]", "null"}) {
        SCOPED_TRACE(range);
        PdfObjects objects = testing::one_page("Hello");
        objects[8] = std::string("<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange ") + range +
                     " /Contents <00> >>";
        expect_altered(testing::write_pdf(objects), "");
    }
}

TEST_F(Signature, RefusesPaddingThatIsNotZeros) {
    Bytes pdf = signed_page();
    pdf[pdf.find('>', pdf.find("/Contents <")) - 1] = '1';
    expect_altered(pdf, "padded with something other than zeros");
}

TEST_F(Signature, RefusesASecondContentsEntry) {
    PdfObjects objects = testing::one_page("Hello");
    objects[8] = "<< /Type /Sig /Contents <00> " + testing::empty_signature() + " >>";
    expect_altered(testing::sign_pdf(testing::write_pdf(objects), signer()), "");
}

TEST_F(Signature, RefusesAUsefulCmsMadeAnotherWay) {
    const Identity other = testing::make_signer(root());
    const struct {
        const char* name;
        CmsChoices cms;
        const char* why;
    } rows[] = {
        {"no signed attributes",
         {.signed_attributes = false, .names_certificate = false},
         "no signed attributes"},
        {"content of its own", {.detached = false}, "brings its own content"},
        {"certificate not named", {.names_certificate = false}, "do not name the signer's certificate"},
        {"SHA-1", {.digest = "SHA1"}, "digest that is not permitted"},
        {"two signers", {.second_signer = &other}, "more than one signer"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        SignChoices choices;
        choices.cms = row.cms;
        expect_altered(signed_page(choices), row.why);
    }
}

TEST_F(Signature, RefusesASignatureOverOtherBytes) {
    SignChoices choices;
    choices.make = [](ByteView) { return testing::make_cms(signer(), "something else"); };
    expect_altered(signed_page(choices), "digest differs");
}

TEST_F(Signature, RefusesTwoFieldsThatShareOne) {
    PdfObjects objects = testing::one_page("Hello");
    objects[6] = "<< /Fields [7 0 R 9 0 R] /SigFlags 3 >>";
    objects[9] =
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Other) /V 8 0 R /P 3 0 R /F 132 /Rect [0 0 0 0] >>";
    expect_altered(testing::sign_pdf(testing::write_pdf(objects), signer()),
                   "two form fields share one signature");
}

TEST_F(Signature, RefusesAWidgetTheFormDoesNotKnow) {
    PdfObjects objects = testing::one_page("Hello");
    objects[3].replace(objects[3].find("[7 0 R]"), 7, "[7 0 R 9 0 R]");
    objects[9] =
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Other) /V 8 0 R /P 3 0 R /F 132 /Rect [0 0 0 0] >>";
    expect_altered(testing::sign_pdf(testing::write_pdf(objects), signer()), "the form does not know");
}

TEST_F(Signature, TakesTheTimeOfATrustedStampAsProved) {
    const Identity stamper = testing::make_time_stamper(root());
    const Bytes pdf = signed_page();
    PdfObjects update = {
        {3, testing::one_page("Hello")[3]},
        {6, "<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>"},
        {20,
         "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Stamp) /V 21 0 R /P 3 0 R /F 132 /Rect [0 0 0 0] >>"},
        {21,
         "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite " + testing::empty_signature("ETSI.RFC3161") + " >>"},
    };
    update[3].replace(update[3].find("[7 0 R]"), 7, "[7 0 R 20 0 R]");
    SignChoices choices;
    choices.make = [&](ByteView covered) {
        return testing::make_time_stamp(stamper, covered, instant_from_iso("2026-07-04T00:00:00Z")->seconds);
    };
    const Bytes stamped = testing::sign_pdf(testing::with_update(pdf, update), stamper, choices);
    VerifyOptions later = options();
    later.now = *instant_from_iso("2034-12-31T00:00:00Z");
    const Verdict verdict = verify_pdf(stamped, later);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::not_ours}) << to_text(verdict);
    ASSERT_EQ(verdict.signatures.size(), 2U);
    EXPECT_EQ(verdict.signatures[0].proven_time, "2026-07-04T00:00:00Z");
    EXPECT_THAT(verdict.signatures[0].changed_since,
                ::testing::ElementsAre("a document time stamp was added"));
    EXPECT_TRUE(verdict.signatures[1].trusted);

    // After the signer's certificate has expired the stamp still proves that it had not when it signed.
    later.now = *instant_from_iso("2040-01-01T00:00:00Z");
    EXPECT_EQ(verify_pdf(stamped, later).reasons, std::vector{Reason::not_ours});
}

}  // namespace
}  // namespace sigillum::verify
