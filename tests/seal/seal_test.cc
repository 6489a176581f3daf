#include "seal/seal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "seal/local_signer.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/handmade_pdf.h"
#include "tests/seal/workbench.h"

namespace sigillum::seal::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char verify_at_demo_time[] =
    "openssl cms -verify -cades -binary -inform DER -in cms.der -content covered -CAfile root.pem -attime "
    "1783080000 "
    "-purpose any -out /dev/null";

// Lays out the covered bytes and the CMS for the command line, read from the sealed file by its own
// ByteRange.
void unpack(const Workbench& bench, const Bytes& sealed) {
    bench.write("sealed.pdf", sealed);
    bench.write("root.pem", demo().root_certificate);
    long a = 0;
    long b = 0;
    long c = 0;
    ASSERT_EQ(
        std::sscanf(sealed.c_str() + sealed.find("/ByteRange"), "/ByteRange [0 %ld %ld %ld]", &a, &b, &c), 3);
    ASSERT_EQ(static_cast<std::size_t>(b + c), sealed.size());
    bench.write("covered", sealed.substr(0, a) + sealed.substr(b, c));
    bench.write("gap", sealed.substr(a + 1, b - a - 2));
    // The DER says how long it is; what follows are the zeros of the padding.
    ASSERT_EQ(bench
                  .run("xxd -r -p gap cms.padded && openssl cms -cmsout -inform DER -in cms.padded -outform "
                       "DER -out cms.der")
                  .code,
              0);
}

Bytes sealed_by(const Signer& signer) {
    const Sealer sealer(signer);
    auto sealed = sealer.seal(handmade_pdf(sealer.reserved_bytes(false)));
    EXPECT_TRUE(sealed.has_value()) << to_string(sealed.error());
    return std::move(*sealed);
}

// A signer of the given kind from OpenSSL's command line, with its root under root.pem.
std::unique_ptr<Signer> command_line_signer(const Workbench& bench, const std::string& key) {
    make_chain(bench, {.key = key});
    const Bytes pem = bench.read("leaf.key");
    const Bytes chain = bench.read("chain.pem");
    auto signer = signer_from_pem({.key = pem, .chain = chain}, "", "leaf.key");
    EXPECT_TRUE(signer.has_value());
    return std::move(*signer);
}

TEST(Seal, MakesASignatureThatOpensslVerifiesOverTheCoveredBytes) {
    const Workbench bench;
    unpack(bench, sealed_by(*demo_signer()));
    const Outcome verified = bench.run(verify_at_demo_time);
    EXPECT_EQ(verified.code, 0) << verified.output;
}

TEST(Seal, MakesASignatureThatOpensslRefusesOverOtherBytes) {
    const Workbench bench;
    unpack(bench, sealed_by(*demo_signer()));
    Bytes covered = bench.read("covered");
    covered[covered.size() / 2] ^= 1;
    bench.write("covered", covered);
    EXPECT_NE(bench.run(verify_at_demo_time).code, 0);
}

class SealOfAlgorithm : public testing::TestWithParam<std::string> {};

TEST_P(SealOfAlgorithm, VerifiesWithOpensslAndPdfsig) {
    const Workbench bench;
    const auto signer = command_line_signer(bench, GetParam());
    const Bytes root = bench.read("root.pem");
    unpack(bench, sealed_by(*signer));
    bench.write("root.pem", root);
    const Outcome verified = bench.run(
        "openssl cms -verify -cades -binary -inform DER -in cms.der -content covered "
        "-CAfile root.pem -purpose any -out /dev/null");
    EXPECT_EQ(verified.code, 0) << verified.output;
    EXPECT_THAT(bench.run("pdfsig -nocert sealed.pdf").output, HasSubstr("Signature is Valid."));
}

INSTANTIATE_TEST_SUITE_P(All, SealOfAlgorithm,
                         testing::Values("-newkey ec -pkeyopt ec_paramgen_curve:P-256",
                                         "-newkey ec -pkeyopt ec_paramgen_curve:P-384", "-newkey rsa:3072"));

TEST(Seal, WritesAFileThatPdfsigCallsValidAndWhollyCovered) {
    const Workbench bench;
    unpack(bench, sealed_by(*demo_signer()));
    const Outcome shown = bench.run("pdfsig -nocert sealed.pdf");
    EXPECT_THAT(shown.output, HasSubstr("Signature is Valid."));
    EXPECT_THAT(shown.output, HasSubstr("Total document signed"));
    EXPECT_THAT(shown.output, HasSubstr("Signer Certificate Common Name: Ada Test"));
    EXPECT_EQ(bench.run("qpdf --check sealed.pdf").code, 0);
}

// ETSI EN 319 142-1, 6.3: exactly these three; the claimed time is /M, and signing-time is forbidden.
TEST(Seal, SignsExactlyTheThreeAttributesOfPadesBaseline) {
    const Workbench bench;
    unpack(bench, sealed_by(*demo_signer()));
    const std::string shown = bench.run("openssl cms -cmsout -print -noout -inform DER -in cms.der").output;
    const std::size_t begin = shown.find("signedAttrs:");
    const std::size_t end = shown.find("signatureAlgorithm:", begin);
    ASSERT_NE(end, std::string::npos) << shown;
    const std::string attributes = shown.substr(begin, end - begin);
    std::size_t count = 0;
    for (std::size_t at = attributes.find("object:"); at != std::string::npos;
         at = attributes.find("object:", at + 1))
        ++count;
    EXPECT_THAT(attributes, HasSubstr("object: contentType (1.2.840.113549.1.9.3)"));
    EXPECT_THAT(attributes, HasSubstr("object: messageDigest (1.2.840.113549.1.9.4)"));
    EXPECT_THAT(attributes,
                HasSubstr("object: id-smime-aa-signingCertificateV2 (1.2.840.113549.1.9.16.2.47)"));
    EXPECT_EQ(count, 3U) << attributes;
    EXPECT_THAT(shown, Not(HasSubstr("signingTime")));
}

TEST(Seal, HoldsTheSignerAndTheIssuerButNotTheRoot) {
    const Workbench bench;
    unpack(bench, sealed_by(*demo_signer()));
    const std::string shown =
        bench.run("openssl pkcs7 -inform DER -in cms.der -print_certs -noout | grep subject").output;
    EXPECT_THAT(shown, HasSubstr("CN = Ada Test"));
    EXPECT_THAT(shown, HasSubstr("CN = Demonstration Issuer"));
    EXPECT_THAT(shown, Not(HasSubstr("CN = Demonstration Root")));
}

// The DER of OpenSSL's reading of the CMS is the CMS itself, so every SET OF in it is sorted and every length
// shortest.
TEST(Seal, WritesTheCmsInDer) {
    const Workbench bench;
    unpack(bench, sealed_by(*demo_signer()));
    const Bytes der = bench.read("cms.der");
    const Bytes padded = bench.read("cms.padded");
    EXPECT_EQ(padded.substr(0, der.size()), der);
    EXPECT_EQ(padded.find_first_not_of('\0', der.size()), Bytes::npos);
}

TEST(Seal, ChangesNothingButThePlaceholderAndTheGap) {
    const SignableFile file = handmade_pdf(4096);
    Bytes sealed = *seal(file, *demo_signer());
    ASSERT_EQ(sealed.size(), file.bytes.size());
    sealed.replace(file.byte_range_offset, file.byte_range_length,
                   file.bytes.substr(file.byte_range_offset, file.byte_range_length));
    sealed.replace(file.contents_offset, file.contents_length,
                   file.bytes.substr(file.contents_offset, file.contents_length));
    EXPECT_EQ(sealed, file.bytes);
}

TEST(Seal, FitsIntoTheRoomItAsksFor) {
    const auto signer = demo_signer();
    const std::size_t reserved = Sealer(*signer).reserved_bytes(false);
    EXPECT_TRUE(seal(handmade_pdf(reserved), *signer).has_value());
    const auto refused = seal(handmade_pdf(reserved / 2), *signer);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind{"signature-too-large"});
}

struct BrokenGap {
    std::string name;
    void (*harm)(SignableFile&);
};

class RefusedGap : public testing::TestWithParam<BrokenGap> {};

TEST_P(RefusedGap, IsNamed) {
    SignableFile file = handmade_pdf(4096);
    GetParam().harm(file);
    const auto refused = seal(std::move(file), *demo_signer());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind{"bad-signature-gap"});
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedGap,
    testing::Values(BrokenGap{"ContentsElsewhere", [](SignableFile& file) { ++file.contents_offset; }},
                    BrokenGap{"ContentsBeyondTheEnd",
                              [](SignableFile& file) { file.contents_offset = file.bytes.size(); }},
                    BrokenGap{"ContentsEndless",
                              [](SignableFile& file) { file.contents_length = ~std::size_t{0} - 1; }},
                    BrokenGap{"NoContents", [](SignableFile& file) { file.contents_length = 0; }},
                    BrokenGap{"PlaceholderElsewhere", [](SignableFile& file) { --file.byte_range_offset; }},
                    BrokenGap{"PlaceholderTooShort",
                              [](SignableFile& file) {
                                  file.byte_range_length = 6;
                                  file.bytes[file.byte_range_offset + 5] = ']';
                              }}),
    [](const auto& row) { return row.param.name; });

// A signer whose key has signed before and answers the same ever after.
class ReplayingSigner final : public Signer {
  public:
    explicit ReplayingSigner(const Signer& original)
        : Signer(original.identity()), signature_(*original.sign("once")) {}
    Result<Bytes> sign(ByteView) const override { return signature_; }

  private:
    Bytes signature_;
};

TEST(Seal, GivesTheSameBytesForTheSameFileAndTheSameSignature) {
    const ReplayingSigner signer(*demo_signer());
    const Bytes first = sealed_by(signer);
    EXPECT_EQ(first, sealed_by(signer));
}

TEST(Seal, ServesSeveralThreadsAtOnce) {
    const auto signer = demo_signer();
    const Sealer sealer(*signer);
    std::vector<Bytes> sealed(4);
    std::vector<std::thread> threads;
    for (Bytes& mine : sealed) {
        threads.emplace_back([&sealer, &mine] {
            for (int i = 0; i < 50; ++i) mine = sealer.seal(handmade_pdf(4096)).value_or(Bytes());
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Bytes& mine : sealed) {
        const Workbench bench;
        unpack(bench, mine);
        EXPECT_EQ(bench.run(verify_at_demo_time).code, 0);
    }
}

class FailingSigner final : public Signer {
  public:
    explicit FailingSigner(const Signer& original) : Signer(original.identity()) {}
    Result<Bytes> sign(ByteView) const override {
        return fail(signing_failed, {.file = "token"}, "the token was pulled out");
    }
};

TEST(Seal, HandsOnTheErrorOfTheSigner) {
    const auto refused = seal(handmade_pdf(4096), FailingSigner(*demo_signer()));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, signing_failed);
}

}  // namespace
}  // namespace sigillum::seal::test
