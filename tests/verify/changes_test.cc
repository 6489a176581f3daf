// What may be added to a document after its signature, and what may not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/verify/small_pdf.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Identity;
using testing::PdfObjects;
using testing::root;
using testing::signer;
using testing::UpdateChoices;

class Changes : public ::testing::Test {
  protected:
    // Signed; `certified` for a certification that permits no changes.
    static Bytes document(bool certified = false) {
        const PdfObjects objects = certified ? testing::certified_page("Hello") : testing::one_page("Hello");
        return testing::sign_pdf(testing::write_pdf(objects), signer());
    }
    static Verdict verdict_of(const Bytes& pdf) {
        VerifyOptions options;
        options.trust_anchors = {root().der()};
        options.now = *instant_from_iso("2026-08-01T00:00:00Z");
        return verify_pdf(pdf, options);
    }
    static PdfObjects validation_data(const std::string& entries = "/Certs [21 0 R]") {
        return {
            {1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /DSS 20 0 R >>"},
            {20, "<< " + entries + " >>"},
            {21, testing::stream_of("", root().der())},
        };
    }
    // A second signature field with its signature; `rectangle` is its place on the page.
    static PdfObjects second_signature(const std::string& rectangle) {
        PdfObjects update = {
            {3, testing::one_page("Hello")[3]},
            {6, "<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>"},
            {20, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Two) /V 21 0 R /P 3 0 R /F 132 /Rect " +
                     rectangle + " >>"},
            {21, "<< /Type /Sig /Filter /Adobe.PPKLite " + testing::empty_signature() + " >>"},
        };
        update[3].replace(update[3].find("[7 0 R]"), 7, "[7 0 R 20 0 R]");
        return update;
    }
};

TEST_F(Changes, MayAddValidationData) {
    for (const bool certified : {false, true}) {
        PdfObjects update = validation_data();
        if (certified) {
            update[1] =
                "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Perms << /DocMDP 8 0 R >> /DSS 20 0 R >>";
        }
        const Verdict verdict = verdict_of(testing::with_update(document(certified), update));
        EXPECT_EQ(verdict.reasons, std::vector{Reason::not_ours}) << to_text(verdict);
        ASSERT_EQ(verdict.signatures.size(), 1U);
        EXPECT_THAT(verdict.signatures[0].changed_since, ElementsAre("validation data was added"));
    }
}

TEST_F(Changes, MayRewriteAnObjectThatStaysTheSame) {
    const Verdict verdict =
        verdict_of(testing::with_update(document(), {{4, testing::one_page("Hello")[4]}}));
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
}

TEST_F(Changes, MayAddAFurtherSignatureToAnApproval) {
    const Bytes twice =
        testing::sign_pdf(testing::with_update(document(), second_signature("[0 0 0 0]")), signer());
    const Verdict verdict = verdict_of(twice);
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    ASSERT_EQ(verdict.signatures.size(), 2U);
    EXPECT_THAT(verdict.signatures[0].changed_since, ElementsAre("a further signature was added"));
    EXPECT_TRUE(verdict.signatures[1].changed_since.empty());
}

TEST_F(Changes, MayNotAddAFurtherSignatureToACertificationWithoutChanges) {
    const Bytes twice =
        testing::sign_pdf(testing::with_update(document(true), second_signature("[0 0 0 0]")), signer());
    EXPECT_EQ(verdict_of(twice).exit_code(), 12);
}

// What this engine's own archival updates do (PDF/UA needs the new field in the structure tree).
TEST_F(Changes, MayAddADocumentTimeStampWithItsStructureElement) {
    PdfObjects objects = testing::certified_page("Hello");
    objects[1] =
        "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Perms << /DocMDP 8 0 R >> /StructTreeRoot 10 0 R >>";
    objects[10] =
        "<< /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 12 0 R] >> /ParentTreeNextKey 1 >>";
    objects[11] = "<< /Type /StructElem /S /Document /P 10 0 R /K [12 0 R] >>";
    objects[12] = "<< /Type /StructElem /S /Form /P 11 0 R /K << /Type /OBJR /Obj 7 0 R >> >>";
    const Bytes certified = testing::sign_pdf(testing::write_pdf(objects), signer());
    PdfObjects update = second_signature("[0 0 0 0]");
    update[21] =
        "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite " + testing::empty_signature("ETSI.RFC3161") + " >>";
    update[10] =
        "<< /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 12 0 R 1 22 0 R] >> /ParentTreeNextKey 2 "
        ">>";
    update[11] = "<< /Type /StructElem /S /Document /P 10 0 R /K [12 0 R 22 0 R] >>";
    update[22] = "<< /Type /StructElem /S /Form /P 11 0 R /K << /Type /OBJR /Obj 20 0 R >> >>";
    const Identity stamper = testing::make_time_stamper(root());
    testing::SignChoices stamp;
    stamp.make = [&](ByteView covered) { return testing::make_time_stamp(stamper, covered, 1'783'200'000); };
    const auto stamped = [&](const PdfObjects& changes) {
        return verdict_of(testing::sign_pdf(testing::with_update(certified, changes), stamper, stamp));
    };
    const Verdict verdict = stamped(update);
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_THAT(verdict.signatures.at(0).changed_since, ElementsAre("a document time stamp was added"));

    PdfObjects visible = update;
    visible[20].replace(visible[20].find("[0 0 0 0]"), 9, "[0 0 500 800]");
    EXPECT_EQ(stamped(visible).exit_code(), 12);
    PdfObjects paragraph = update;
    paragraph[22] = "<< /Type /StructElem /S /P /P 11 0 R /ActualText (Goodbye) >>";
    EXPECT_EQ(stamped(paragraph).exit_code(), 12);
    PdfObjects reordered = update;
    reordered[11] = "<< /Type /StructElem /S /Document /P 10 0 R /K [22 0 R 12 0 R] >>";
    EXPECT_EQ(stamped(reordered).exit_code(), 12);
    PdfObjects renamed = update;
    renamed[12] = "<< /Type /StructElem /S /Form /P 11 0 R /Alt (Goodbye) /K << /Type /OBJR /Obj 7 0 R >> >>";
    EXPECT_EQ(stamped(renamed).exit_code(), 12);
}

TEST_F(Changes, ThatAreForbiddenAreAllRefused) {
    const PdfObjects page = testing::one_page("Hello");
    PdfObjects covered_page = {{3, page.at(3)},
                               {20, "<< /Type /Annot /Subtype /Stamp /Rect [0 0 500 800] >>"}};
    covered_page[3].replace(covered_page[3].find("[7 0 R]"), 7, "[7 0 R 20 0 R]");
    PdfObjects content_as_validation_data = validation_data("/Certs [4 0 R]");
    content_as_validation_data[4] = testing::one_page("Goodbye")[4];
    const struct {
        const char* name;
        PdfObjects update;
    } rows[] = {
        {"other content", {{4, testing::one_page("Goodbye")[4]}}},
        {"other page", {{3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [7 0 R] >>"}}},
        {"other page tree", {{2, "<< /Type /Pages /Kids [] /Count 0 >>"}}},
        {"other font", {{5, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"}}},
        {"annotation over the page", covered_page},
        {"field moved",
         {{7,
           "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /V 8 0 R /P 3 0 R /F 132 /Rect [0 0 595 842] "
           ">>"}}},
        {"text field added",
         {{6, "<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>"}, {20, "<< /FT /Tx /T (Note) /V (hello) >>"}}},
        {"script added",
         {{1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /OpenAction << /S /JavaScript /JS (1) >> >>"}}},
        {"catalog exchanged", {{1, "<< /Type /Catalog /Pages 20 0 R /AcroForm 6 0 R >>"}, {20, page.at(2)}}},
        {"validation data that is a page's content", content_as_validation_data},
        {"something else in the validation data", validation_data("/Certs [21 0 R] /Page 3 0 R")},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        const Verdict verdict = verdict_of(testing::with_update(document(), row.update));
        EXPECT_EQ(verdict.exit_code(), 12) << to_text(verdict);
        ASSERT_TRUE(verdict.check("changes")) << to_text(verdict);
        EXPECT_EQ(verdict.check("changes")->result, CheckResult::failed);
    }
}

// An object prepared for two roles must not be changed in the harmless one.
TEST_F(Changes, OfObjectsWithTwoRolesAreRefused) {
    const PdfObjects page = testing::one_page("Hello");
    const auto signed_with = [](int number, const std::string& from, const std::string& to) {
        PdfObjects objects = testing::one_page("Hello");
        std::string& body = objects[number];
        body.replace(body.find(from), from.size(), to);
        return testing::sign_pdf(testing::write_pdf(objects), signer());
    };
    const PdfObjects other_content = {
        {4, testing::stream_of("/Type /Metadata", "BT /F1 12 Tf (Goodbye) Tj ET")}};
    // The content as the page's annotations, as the document's metadata, as the kid of the structure tree.
    EXPECT_EQ(
        verdict_of(testing::with_update(signed_with(1, "/Pages", "/Metadata 4 0 R /Pages"), other_content))
            .exit_code(),
        12);
    EXPECT_EQ(verdict_of(testing::with_update(signed_with(6, "/Fields", "/DR 4 0 R /Fields"), other_content))
                  .exit_code(),
              12);
    EXPECT_EQ(verdict_of(
                  testing::with_update(
                      signed_with(1, "/Pages", "/StructTreeRoot << /Type /StructTreeRoot /K 4 0 R >> /Pages"),
                      other_content))
                  .exit_code(),
              12);
    PdfObjects objects = page;
    objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /StructTreeRoot 9 0 R >>";
    objects[9] = "<< /Type /StructTreeRoot /K 4 0 R >>";
    const Bytes tagged = testing::sign_pdf(testing::write_pdf(objects), signer());
    EXPECT_EQ(verdict_of(tagged).exit_code(), 10);
    EXPECT_EQ(verdict_of(testing::with_update(tagged, other_content)).exit_code(), 12);
}

TEST_F(Changes, MayNotTakeTheSignatureAway) {
    const PdfObjects form = {{6, "<< /Fields [] /SigFlags 3 >>"}};
    EXPECT_EQ(verdict_of(testing::with_update(document(), form)).exit_code(), 12);
    PdfObjects page_too = form;
    page_too[3] = testing::one_page("Hello")[3];
    page_too[3].replace(page_too[3].find("/Annots [7 0 R]"), 15, "");
    EXPECT_EQ(verdict_of(testing::with_update(document(), page_too)).exit_code(), 13);
}

TEST_F(Changes, BehindTheSignedPartMustBeWholeUpdates) {
    EXPECT_EQ(verdict_of(document() + "\n").exit_code(), 10);
    EXPECT_EQ(verdict_of(document() + "% hello\n").exit_code(), 12);
    EXPECT_EQ(verdict_of(document() + "20 0 obj\n<< >>\nendobj\n").exit_code(), 12);
    EXPECT_EQ(verdict_of(document() + "startxref\n9\n%%EOF\n").exit_code(), 12);
    UpdateChoices unnamed;
    unnamed.unnamed = "4 0 obj\n" + testing::one_page("Goodbye")[4] + "\nendobj\n";
    EXPECT_EQ(verdict_of(testing::with_update(document(), validation_data(), unnamed)).exit_code(), 12);
    UpdateChoices behind;
    behind.behind = "more";
    EXPECT_EQ(verdict_of(testing::with_update(document(), validation_data(), behind)).exit_code(), 12);
}

TEST_F(Changes, MayNotBringAnotherTrailer) {
    UpdateChoices root_too;
    root_too.trailer_entries = "/Secret 4 0 R";
    EXPECT_EQ(verdict_of(testing::with_update(document(), validation_data(), root_too)).exit_code(), 12);
}

TEST_F(Changes, PreparedBeforeSigningAreWarnedOf) {
    PdfObjects objects = testing::one_page("Hello");
    objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /OCProperties << /OCGs [] /D << >> >> >>";
    objects[9] = testing::one_page("Goodbye")[4];
    const Verdict verdict = verdict_of(testing::sign_pdf(testing::write_pdf(objects), signer()));
    EXPECT_EQ(verdict.exit_code(), 10);
    EXPECT_THAT(verdict.warnings,
                ElementsAre(HasSubstr("layers"), HasSubstr("1 objects that nothing leads to")));
}

}  // namespace
}  // namespace sigillum::verify
