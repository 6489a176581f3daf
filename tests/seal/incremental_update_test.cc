#include "seal/incremental_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "seal/seal.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/handmade_pdf.h"
#include "tests/seal/loopback_authority.h"
#include "tests/seal/workbench.h"

namespace sigillum::seal::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const DirectStamper stamper;
const Stamping stamping{.authority = stamper, .nonce = 4711};

Bytes signed_pdf() { return *seal(handmade_pdf(4096), *demo_signer()); }

ValidationMaterial material() {
    ValidationMaterial all{
        .certificates = {}, .revocation_lists = demo().revocation_lists, .ocsp_responses = {}};
    const auto signer = demo_signer();
    for (const Certificate& certificate : signer->identity().chain)
        all.certificates.push_back(certificate.der);
    return all;
}

Bytes long_term() {
    auto with_material = with_validation_material(signed_pdf(), material());
    EXPECT_TRUE(with_material.has_value()) << to_string(with_material.error());
    auto stamped = with_document_time_stamp(*with_material, stamping);
    EXPECT_TRUE(stamped.has_value()) << to_string(stamped.error());
    return std::move(*stamped);
}

TEST(IncrementalUpdate, KeepsEveryByteOfTheSignedFile) {
    const Bytes original = signed_pdf();
    const auto with_material = with_validation_material(original, material());
    ASSERT_TRUE(with_material.has_value());
    EXPECT_EQ(with_material->substr(0, original.size()), original);
    const auto stamped = with_document_time_stamp(*with_material, stamping);
    ASSERT_TRUE(stamped.has_value());
    EXPECT_EQ(stamped->substr(0, with_material->size()), *with_material);
}

TEST(IncrementalUpdate, LeavesAFileThatQpdfFindsSound) {
    const Workbench bench;
    bench.write("lta.pdf", long_term());
    const Outcome checked = bench.run("qpdf --check lta.pdf");
    EXPECT_EQ(checked.code, 0) << checked.output;
}

TEST(IncrementalUpdate, LeavesTheSignatureValidForPdfsigAndTheTimeStampOverAll) {
    const Workbench bench;
    bench.write("lta.pdf", long_term());
    const std::string shown = bench.run("pdfsig -nocert lta.pdf").output;
    const std::size_t second =
        shown.find("Signature #2");  // of a kind this tool does not judge; see the next test
    ASSERT_NE(second, std::string::npos) << shown;
    EXPECT_THAT(shown.substr(0, second), HasSubstr("Signature is Valid."));
    EXPECT_THAT(shown.substr(second), HasSubstr("Signature Field Name: DocumentTimeStamp1"));
    EXPECT_THAT(shown.substr(second), HasSubstr("Total document signed"));
}

TEST(IncrementalUpdate, StampsTheDigestOfTheCoveredBytes) {
    const Workbench bench;
    const Bytes file = long_term();
    const std::size_t range = file.rfind("/ByteRange");
    long a = 0;
    long b = 0;
    long c = 0;
    ASSERT_EQ(std::sscanf(file.c_str() + range, "/ByteRange [0 %ld %ld %ld]", &a, &b, &c), 3);
    ASSERT_EQ(static_cast<std::size_t>(b + c), file.size());
    bench.write("covered", file.substr(0, a) + file.substr(b));
    bench.write("gap", file.substr(a + 1, b - a - 2));
    bench.write("root.pem", demo().root_certificate);
    const Outcome verified = bench.run(
        "xxd -r -p gap padded && openssl cms -cmsout -inform DER -in padded -outform DER -out token && "
        "openssl ts -verify -data covered -in token -token_in -CAfile root.pem -attime 1783080000");
    EXPECT_THAT(verified.output, HasSubstr("Verification: OK"));
}

TEST(IncrementalUpdate, ListsTheMaterialAsGiven) {
    const Workbench bench;
    bench.write("lt.pdf", *with_validation_material(signed_pdf(), material()));
    ASSERT_EQ(bench.run("qpdf --json=2 --json-stream-data=inline --decode-level=none lt.pdf > lt.json").code,
              0);
    bench.write("count.py",
                "import json,base64,sys\n"
                "o=json.load(open('lt.json'))['qpdf'][1]\n"
                "c=o['obj:'+o['trailer']['value']['/Root']]['value']\n"
                "d=o['obj:'+c['/DSS']]['value']\n"
                "for k in ('/Certs','/CRLs'):\n"
                "  for n,r in enumerate(d[k]):\n"
                "    open(k[1:]+str(n),'wb').write(base64.b64decode(o['obj:'+r]['stream']['data']))\n"
                "print(len(d['/Certs']),len(d['/CRLs']),'/OCSPs' in d)\n");
    const Outcome counted = bench.run("python3 count.py");
    EXPECT_EQ(counted.output, "3 2 False\n");
    EXPECT_EQ(bench.read("Certs0"), material().certificates[0]);
    EXPECT_EQ(bench.read("CRLs1"), material().revocation_lists[1]);
}

TEST(IncrementalUpdate, AddsToTheMaterialThatIsThere) {
    const auto first = with_validation_material(signed_pdf(), {.certificates = {material().certificates[0]}});
    const auto second = with_validation_material(*first, {.certificates = {material().certificates[1]}});
    ASSERT_TRUE(second.has_value());
    const Workbench bench;
    bench.write("lt.pdf", *second);
    const Outcome shown = bench.run(
        "qpdf --show-object=trailer lt.pdf >/dev/null && qpdf --qdf --object-streams=disable lt.pdf - | "
        "grep -a -A4 '/Certs \\['");
    EXPECT_EQ(shown.code, 0);
    EXPECT_EQ(std::count(shown.output.begin(), shown.output.end(), 'R'), 2) << shown.output;
}

TEST(IncrementalUpdate, GivesTheSameBytesTwiceWhereNothingIsSigned) {
    const Bytes original = signed_pdf();
    EXPECT_EQ(*with_validation_material(original, material()),
              *with_validation_material(original, material()));
}

TEST(IncrementalUpdate, TakesSeveralTimeStampsUnderDifferentNames) {
    const auto again = with_document_time_stamp(long_term(), stamping, {.name = "DocumentTimeStamp2"});
    ASSERT_TRUE(again.has_value()) << to_string(again.error());
    const Workbench bench;
    bench.write("twice.pdf", *again);
    EXPECT_THAT(bench.run("pdfsig -nocert twice.pdf").output, HasSubstr("Signature #3"));
    EXPECT_EQ(with_document_time_stamp(*again, stamping, {.name = "DocumentTimeStamp2"}).error().kind,
              cannot_be_extended);
}

struct Foreign {
    std::string name;
    Bytes (*file)();
};

class RefusedFile : public testing::TestWithParam<Foreign> {};

TEST_P(RefusedFile, CannotBeExtended) {
    const Bytes file = GetParam().file();
    EXPECT_EQ(with_validation_material(file, material()).error().kind, cannot_be_extended);
    EXPECT_EQ(with_document_time_stamp(file, stamping).error().kind, cannot_be_extended);
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedFile,
    testing::Values(Foreign{"Empty", [] { return Bytes(); }}, Foreign{"Text", [] { return Bytes("hello"); }},
                    Foreign{"WithoutItsEnd", [] { return signed_pdf().substr(0, 3000); }},
                    Foreign{"TableElsewhere",
                            [] {
                                Bytes file = signed_pdf();
                                file.replace(file.rfind("startxref") + 10, 2, "99");
                                return file;
                            }}),
    [](const auto& row) { return row.param.name; });

// veraPDF is the reference; tests/run puts it into build/tools.
class Archivable : public testing::TestWithParam<std::string> {};

TEST_P(Archivable, StaysTrueAfterMaterialAndTimeStamp) {
    const std::filesystem::path tools = std::filesystem::path(SOURCE_DIR) / "build" / "tools";
    const Workbench bench;
    const bool present = bench.run("command -v java && ls '" + tools.string() + "'/*.jar").code == 0;
    if (!present && std::getenv("CI") != nullptr) FAIL() << "veraPDF is not in build/tools";
    if (!present) GTEST_SKIP() << "veraPDF is not in build/tools";
    bench.write("b.pdf", signed_pdf());
    bench.write("lta.pdf", long_term());
    const Outcome judged =
        bench.run("java -cp '" + tools.string() + "/*' org.verapdf.apps.GreenfieldCliWrapper --flavour " +
                  GetParam() + " --format text -v b.pdf lta.pdf");
    EXPECT_THAT(judged.output, testing::AllOf(HasSubstr("PASS"), Not(HasSubstr("FAIL"))));
}

INSTANTIATE_TEST_SUITE_P(Standards, Archivable, testing::Values("3a", "ua1"));

}  // namespace
}  // namespace sigillum::seal::test
