#include <gmock/gmock.h>

#include "outside_tool.h"
#include "sample_sheets.h"
#include "sealing.h"

namespace sigillum::pdf::test {
namespace {

using testing::HasSubstr;

TEST(Signature, ThePlacesAreWhereTheFileSays) {
    const Result<SignableFile> file = certificate().write();
    ASSERT_TRUE(file);
    const ByteView bytes = file->bytes;
    EXPECT_EQ(file->contents_length, 2 * 8192 + 2U);
    EXPECT_EQ(bytes.substr(file->contents_offset, file->contents_length), "<" + Bytes(2 * 8192, '0') + ">");
    EXPECT_EQ(bytes.substr(file->contents_offset - 9, 9), "/Contents");
    EXPECT_EQ(bytes.substr(file->byte_range_offset, file->byte_range_length),
              "[0 0000000000 0000000000 0000000000]");
    EXPECT_EQ(bytes.substr(file->byte_range_offset - 10, 10), "/ByteRange");
}

// So that one digest can serve for the file and, but for the end, for the signature.
TEST(Signature, NothingButTheCrossReferencesFollowTheGap) {
    const Result<SignableFile> file = certificate().write();
    ASSERT_TRUE(file);
    const Bytes rest = file->bytes.substr(file->contents_offset + file->contents_length);
    EXPECT_THAT(rest, testing::MatchesRegex(">>.endobj.[0-9]+ 0 obj.<<.*/Type/XRef.*"));
    EXPECT_EQ(rest.find("endobj", rest.find("/XRef")), rest.rfind("endobj"));
}

TEST(Signature, PopplerCallsTheSealedFileValid) {
    const Result<SignableFile> file = certificate().write();
    ASSERT_TRUE(file);
    const auto path = stored("sealed.pdf", sealed(*file));
    const std::string told = run("pdfsig -nocert " + path.string()).output;
    EXPECT_THAT(told, HasSubstr("Signature Validation: Signature is Valid."));
    EXPECT_THAT(told, HasSubstr("Total document signed"));
    EXPECT_THAT(told, HasSubstr("Signature Type: ETSI.CAdES.detached"));
    EXPECT_THAT(told, HasSubstr("Signature Field Name: Signature"));
}

// PAdES baseline (ETSI EN 319 142-1, 6.3) and certification without permitted changes (ISO
// 32000-1, 12.8.2.2).
TEST(Signature, TheDictionaryIsThatOfACertification) {
    const Result<SignableFile> file = certificate().write();
    ASSERT_TRUE(file);
    const auto path = stored("certification.pdf", file->bytes);
    const std::string trailer = run("qpdf --show-object=trailer " + path.string()).output;
    const std::size_t root = trailer.find("/Root ") + 6;
    const std::string object = trailer.substr(root, trailer.find(' ', root) - root);
    const std::string catalog = run("qpdf --show-object=" + object + " " + path.string()).output;
    EXPECT_THAT(catalog, HasSubstr("/SigFlags 3"));
    EXPECT_THAT(catalog, testing::ContainsRegex("/Perms << /DocMDP [0-9]+ 0 R >>"));
    for (const char* entry :
         {"/SubFilter/ETSI.CAdES.detached", "/Filter/Adobe.PPKLite", "/M(D:20260703160532+02'00')",
          "/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>",
          "/Location(Berlin)"}) {
        EXPECT_THAT(file->bytes, HasSubstr(entry));
    }
    for (const char* forbidden : {"/Cert ", "/Reason", "/DigestMethod", "/NeedAppearances", "/XFA", "/DA"}) {
        EXPECT_THAT(file->bytes, testing::Not(HasSubstr(forbidden)));
    }
}

TEST(Signature, WithoutASignatureTheFileIsComplete) {
    Sheet sheet = certificate();
    sheet.signature.reset();
    const Result<SignableFile> file = sheet.write();
    ASSERT_TRUE(file);
    EXPECT_EQ(file->contents_offset, 0U);
    EXPECT_EQ(file->contents_length, 0U);
    EXPECT_THAT(file->bytes, testing::Not(HasSubstr("/AcroForm")));
}

}  // namespace
}  // namespace sigillum::pdf::test
