#include "seal/demo_authority.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "seal/certificate.h"
#include "seal/local_signer.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/workbench.h"

namespace sigillum::seal::test {
namespace {

using testing::HasSubstr;

constexpr char mark[] = "SIGILLUM DEMONSTRATION - NOT FOR REAL USE";

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(DemoAuthority, HasASignerWhoseChainOpensslAccepts) {
    const Workbench bench;
    bench.write("root.pem", demo().root_certificate);
    bench.write("chain.pem", demo().signer_chain);
    const Outcome verified = bench.run(
        "openssl verify -attime 1783080000 -x509_strict -CAfile root.pem -untrusted chain.pem chain.pem");
    EXPECT_EQ(verified.code, 0) << verified.output;
}

TEST(DemoAuthority, HasATimeStampingUnitWhoseChainOpensslAccepts) {
    const Workbench bench;
    bench.write("root.pem", demo().root_certificate);
    bench.write("chain.pem", demo().time_stamp_chain);
    const Outcome verified = bench.run(
        "openssl verify -attime 1783080000 -x509_strict -purpose timestampsign -CAfile root.pem "
        "-untrusted chain.pem chain.pem");
    EXPECT_EQ(verified.code, 0) << verified.output;
}

TEST(DemoAuthority, SaysInEveryCertificateThatItIsNotForRealUse) {
    const Workbench bench;
    for (const Bytes& chain : {demo().signer_chain, demo().time_stamp_chain}) {
        bench.write("chain.pem", chain);
        const Outcome shown =
            bench.run("openssl crl2pkcs7 -nocrl -certfile chain.pem | openssl pkcs7 -print_certs -noout");
        EXPECT_EQ(count_of(shown.output, mark), 6U) << shown.output;  // three subjects, three issuers
    }
    EXPECT_EQ(demo_signer()->identity().certificate().kind, CertificateKind::demonstration);
}

TEST(DemoAuthority, ListsNothingAsRevokedSoThatOpensslFindsTheSignerValid) {
    const Workbench bench;
    bench.write("root.pem", demo().root_certificate);
    bench.write("chain.pem", demo().signer_chain);
    ASSERT_EQ(demo().revocation_lists.size(), 2U);
    bench.write("0.crl", demo().revocation_lists[0]);
    bench.write("1.crl", demo().revocation_lists[1]);
    const Outcome verified = bench.run(
        "for n in 0 1; do openssl crl -inform DER -in $n.crl; done > lists.pem && openssl verify -attime "
        "1783080000 "
        "-crl_check_all -CRLfile lists.pem -CAfile root.pem -untrusted chain.pem chain.pem");
    EXPECT_EQ(verified.code, 0) << verified.output;
}

TEST(DemoAuthority, GivesTheSameKeyAsPkcs12AndAsPem) {
    const auto made = demo_authority(
        {.person = "Łucja Żółć", .organisation = "Politechnika", .from = demo_begin, .passphrase = "zażółć"},
        counting_random());
    ASSERT_TRUE(made.has_value());
    const auto from_pem =
        signer_from_pem({.key = made->signer_key, .chain = made->signer_chain}, "zażółć", "pem");
    const auto from_pkcs12 = signer_from_pkcs12(made->signer_pkcs12, "zażółć", "p12");
    ASSERT_TRUE(from_pem.has_value() && from_pkcs12.has_value());
    EXPECT_EQ((*from_pem)->identity().certificate().der, (*from_pkcs12)->identity().certificate().der);
    EXPECT_EQ((*from_pem)->identity().certificate().common_name, "Łucja Żółć");
    EXPECT_EQ((*from_pkcs12)->identity().chain.size(), 3U);
    EXPECT_FALSE(
        signer_from_pem({.key = made->signer_key, .chain = made->signer_chain}, "", "pem").has_value());
}

TEST(DemoAuthority, DrawsTheSameKeysFromTheSameSource) {
    const auto again = demo_authority(
        {.person = "Ada Test", .organisation = "Test University", .from = demo_begin}, counting_random());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->code_key, demo().code_key);
    EXPECT_EQ(again->status_key, demo().status_key);
    EXPECT_EQ(again->signer_key, demo().signer_key);
}

TEST(DemoAuthority, HasAStatusKeyOfItsOwn) {
    const Workbench bench;
    bench.write("code.pem", demo().code_key);
    bench.write("status.pem", demo().status_key);
    for (const char* file : {"code.pem", "status.pem"}) {
        const Outcome checked = bench.run(std::string("openssl pkey -check -noout -text -in ") + file);
        EXPECT_EQ(checked.code, 0) << file;
        EXPECT_THAT(checked.output, HasSubstr("prime256v1")) << file;
    }
    EXPECT_NE(demo().status_key, demo().code_key);
}

TEST(DemoAuthority, IsValidFromTheGivenMomentForTheGivenYears) {
    const Certificate own = demo_signer()->identity().certificate();
    EXPECT_EQ(own.not_before, demo_begin);
    EXPECT_EQ(own.not_after.seconds, demo_begin.seconds + 2LL * 365 * 24 * 3600 - 1);
    EXPECT_TRUE(check_validity(*demo_signer(), demo_now).has_value());
}

TEST(DemoAuthority, RefusesNamesThatNoCertificateCanHold) {
    const DemoRequest good{.person = "Ada Test", .organisation = "Test University", .from = demo_begin};
    DemoRequest too_long = good;
    too_long.person = std::string(65, 'a');
    DemoRequest nameless = good;
    nameless.organisation.clear();
    DemoRequest broken = good;
    broken.person = "\xC5";
    for (const DemoRequest& request : {too_long, nameless, broken}) {
        const auto made = demo_authority(request, counting_random());
        ASSERT_FALSE(made.has_value());
        EXPECT_EQ(made.error().kind, demo_authority_failed);
    }
}

}  // namespace
}  // namespace sigillum::seal::test
