#include "seal/local_signer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seal/certificate.h"
#include "tests/seal/workbench.h"

namespace sigillum::seal::test {
namespace {

using testing::HasSubstr;

Result<std::unique_ptr<Signer>> from_bench(const Workbench& bench, std::string_view passphrase = {}) {
    const Bytes key = bench.read("leaf.key");
    const Bytes chain = bench.read("chain.pem");
    return signer_from_pem({.key = key, .chain = chain}, passphrase, "leaf.key");
}

// The key of a signature must be the key of the certificate: OpenSSL's command verifies it.
void expect_signature_verifies(const Workbench& bench, const Signer& signer, const std::string& digest) {
    const auto signature = signer.sign("the message");
    ASSERT_TRUE(signature.has_value());
    bench.write("message", "the message");
    bench.write("signature", *signature);
    const Outcome verified =
        bench.run("openssl x509 -in leaf.pem -noout -pubkey > leaf.pub && openssl dgst -" + digest +
                  " -verify leaf.pub -signature signature message");
    EXPECT_EQ(verified.code, 0) << verified.output;
}

struct Algorithm {
    std::string name;
    std::string key;
    SignatureAlgorithm expected;
    std::string digest;
};

class SignerOfAlgorithm : public testing::TestWithParam<Algorithm> {};

TEST_P(SignerOfAlgorithm, SignsWhatOpensslVerifies) {
    const Workbench bench;
    make_chain(bench, {.key = GetParam().key});
    const auto signer = from_bench(bench);
    ASSERT_TRUE(signer.has_value()) << to_string(signer.error());
    EXPECT_EQ((*signer)->identity().algorithm, GetParam().expected);
    expect_signature_verifies(bench, **signer, GetParam().digest);
}

INSTANTIATE_TEST_SUITE_P(All, SignerOfAlgorithm,
                         testing::Values(Algorithm{"P256", "-newkey ec -pkeyopt ec_paramgen_curve:P-256",
                                                   SignatureAlgorithm::ecdsa_p256_sha256, "sha256"},
                                         Algorithm{"P384", "-newkey ec -pkeyopt ec_paramgen_curve:P-384",
                                                   SignatureAlgorithm::ecdsa_p384_sha384, "sha384"},
                                         Algorithm{"RSA3072", "-newkey rsa:3072",
                                                   SignatureAlgorithm::rsa_sha256, "sha256"}),
                         [](const auto& row) { return row.param.name; });

TEST(LocalSigner, OrdersTheChainFromTheSignerToTheRoot) {
    const Workbench bench;
    make_chain(bench);
    const auto signer = from_bench(bench);
    ASSERT_TRUE(signer.has_value());
    std::vector<std::string> names;
    for (const Certificate& certificate : (*signer)->identity().chain)
        names.push_back(certificate.common_name);
    EXPECT_THAT(names, testing::ElementsAre("Ada Test", "Test Issuer", "Test Root"));
    EXPECT_EQ((*signer)->identity().certificate().organisation, "Test University");
}

TEST(LocalSigner, LeavesOutCertificatesThatDoNotBelongToTheChain) {
    const Workbench bench;
    make_chain(bench);
    ASSERT_EQ(bench
                  .run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "
                       "other.key -subj /CN=Other "
                       "-out other.pem && cat leaf.pem other.pem issuer.pem > chain.pem")
                  .code,
              0);
    const auto signer = from_bench(bench);
    ASSERT_TRUE(signer.has_value());
    ASSERT_EQ((*signer)->identity().chain.size(), 2U);
    EXPECT_EQ((*signer)->identity().chain[1].common_name, "Test Issuer");
}

TEST(LocalSigner, OpensAPkcs12FileAndFindsItsChain) {
    const Workbench bench;
    make_chain(bench);
    ASSERT_EQ(
        bench.run("openssl pkcs12 -export -inkey leaf.key -in chain.pem -passout pass:żółw -out leaf.p12")
            .code,
        0);
    const auto signer = signer_from_pkcs12(bench.read("leaf.p12"), "żółw", "leaf.p12");
    ASSERT_TRUE(signer.has_value()) << to_string(signer.error());
    EXPECT_EQ((*signer)->identity().chain.size(), 3U);
    expect_signature_verifies(bench, **signer, "sha256");
}

TEST(LocalSigner, OpensAPkcs12FileWithAnEmptyPassphrase) {
    const Workbench bench;
    make_chain(bench);
    ASSERT_EQ(
        bench.run("openssl pkcs12 -export -inkey leaf.key -in chain.pem -passout pass: -out leaf.p12").code,
        0);
    EXPECT_TRUE(signer_from_pkcs12(bench.read("leaf.p12"), "", "leaf.p12").has_value());
}

TEST(LocalSigner, NamesAWrongPassphraseOfAPkcs12File) {
    const Workbench bench;
    make_chain(bench);
    ASSERT_EQ(
        bench.run("openssl pkcs12 -export -inkey leaf.key -in chain.pem -passout pass:right -out leaf.p12")
            .code,
        0);
    const auto signer = signer_from_pkcs12(bench.read("leaf.p12"), "wrong", "leaf.p12");
    ASSERT_FALSE(signer.has_value());
    EXPECT_EQ(signer.error().kind, wrong_passphrase);
    EXPECT_EQ(signer.error().place.file, "leaf.p12");
}

TEST(LocalSigner, RefusesAPkcs12FileThatNothingAuthenticates) {
    const Workbench bench;
    make_chain(bench);
    const Outcome made = bench.run(
        "openssl pkcs12 -export -nomac -inkey leaf.key -in chain.pem -passout pass:a -out leaf.p12");
    ASSERT_EQ(made.code, 0) << made.output;
    const auto signer = signer_from_pkcs12(bench.read("leaf.p12"), "a", "leaf.p12");
    ASSERT_FALSE(signer.has_value());
    EXPECT_EQ(signer.error().kind, unreadable_key);
    EXPECT_THAT(signer.error().found, HasSubstr("authentication"));
}

TEST(LocalSigner, NamesTheOldCipherOfAPkcs12FileAndTheWayOut) {
    const Workbench bench;
    make_chain(bench);
    const Outcome made = bench.run(
        "openssl pkcs12 -export -legacy -inkey leaf.key -in chain.pem -passout pass:a -out leaf.p12");
    if (made.code != 0) GTEST_SKIP() << "this OpenSSL has no legacy provider: " << made.output;
    const auto signer = signer_from_pkcs12(bench.read("leaf.p12"), "a", "leaf.p12");
    ASSERT_FALSE(signer.has_value());
    EXPECT_EQ(signer.error().kind, unreadable_key);
    EXPECT_THAT(signer.error().expected, HasSubstr("openssl pkcs12 -legacy"));
}

TEST(LocalSigner, NamesBytesThatAreNoPkcs12File) {
    const auto signer = signer_from_pkcs12("certainly not", "", "leaf.p12");
    ASSERT_FALSE(signer.has_value());
    EXPECT_EQ(signer.error().kind, unreadable_key);
}

class EncryptedPem : public testing::TestWithParam<std::string> {};

TEST_P(EncryptedPem, OpensOnlyWithItsPassphrase) {
    const Workbench bench;
    make_chain(bench);
    ASSERT_EQ(bench.run(GetParam() + " && mv encrypted.key leaf.key").code, 0);
    EXPECT_TRUE(from_bench(bench, "right").has_value());
    for (const std::string wrong : {"wrong", ""}) {
        const auto signer = from_bench(bench, wrong);
        ASSERT_FALSE(signer.has_value());
        EXPECT_EQ(signer.error().kind, wrong_passphrase);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, EncryptedPem,
    testing::Values("openssl pkcs8 -topk8 -v2 aes256 -passout pass:right -in leaf.key -out encrypted.key",
                    "openssl ec -aes256 -passout pass:right -in leaf.key -out encrypted.key"));

TEST(LocalSigner, RefusesAKeyThatDoesNotBelongToTheCertificate) {
    const Workbench bench;
    make_chain(bench);
    ASSERT_EQ(bench.run("openssl ecparam -name P-256 -genkey -noout -out leaf.key").code, 0);
    const auto signer = from_bench(bench);
    ASSERT_FALSE(signer.has_value());
    EXPECT_EQ(signer.error().kind, key_mismatch);
}

TEST(LocalSigner, RefusesPemWithoutACertificateOrWithoutAKey) {
    const Workbench bench;
    make_chain(bench);
    const Bytes key = bench.read("leaf.key");
    const Bytes chain = bench.read("chain.pem");
    EXPECT_EQ(signer_from_pem({.key = key, .chain = key}, "", "leaf.key").error().kind,
              unreadable_certificate);
    EXPECT_EQ(signer_from_pem({.key = chain, .chain = chain}, "", "leaf.key").error().kind, unreadable_key);
}

struct RefusedKey {
    std::string name;
    Wanted wanted;
    ErrorKind kind;
};

class RefusedSigner : public testing::TestWithParam<RefusedKey> {};

TEST_P(RefusedSigner, IsNamed) {
    const Workbench bench;
    make_chain(bench, GetParam().wanted);
    const auto signer = from_bench(bench);
    ASSERT_FALSE(signer.has_value());
    EXPECT_EQ(signer.error().kind, GetParam().kind) << to_string(signer.error());
}

INSTANTIATE_TEST_SUITE_P(All, RefusedSigner,
                         testing::Values(RefusedKey{"RSA2048", {.key = "-newkey rsa:2048"}, weak_key},
                                         RefusedKey{"Ed25519", {.key = "-newkey ed25519"}, unsupported_key},
                                         RefusedKey{"P521",
                                                    {.key = "-newkey ec -pkeyopt ec_paramgen_curve:P-521"},
                                                    unsupported_key},
                                         RefusedKey{"KeyUsage",
                                                    {.extensions = "keyUsage=critical,keyAgreement"},
                                                    certificate_not_for_signing}),
                         [](const auto& row) { return row.param.name; });

TEST(CheckValidity, NamesAnExpiredAndANotYetValidCertificate) {
    const Workbench bench;
    make_chain(bench);
    const auto signer = from_bench(bench);
    ASSERT_TRUE(signer.has_value());
    const Certificate& own = (*signer)->identity().certificate();
    const Instant inside{own.not_before.seconds + 60, 0};
    const Instant before{own.not_before.seconds - 3600, 0};
    const Instant after{own.not_after.seconds + 3600, 0};
    EXPECT_TRUE(check_validity(**signer, inside).has_value());
    EXPECT_EQ(check_validity(**signer, before).error().kind, certificate_not_yet_valid);
    EXPECT_EQ(check_validity(**signer, after).error().kind, certificate_expired);
    EXPECT_THAT(check_validity(**signer, after).error().found, HasSubstr("Ada Test"));
}

TEST(CheckValidity, CountsTheLastSecondAsValid) {
    const Workbench bench;
    make_chain(bench, {.validity = "-days 10"});
    const auto signer = from_bench(bench);
    ASSERT_TRUE(signer.has_value());
    const Certificate& own = (*signer)->identity().certificate();
    EXPECT_EQ(own.not_after.seconds - own.not_before.seconds, 10 * 24 * 3600);
    EXPECT_TRUE(check_validity(**signer, own.not_after).has_value());
    EXPECT_FALSE(check_validity(**signer, {own.not_after.seconds + 1, 0}).has_value());
}

struct KindOfCertificate {
    std::string name;
    Wanted wanted;
    CertificateKind expected;
};

class CertificateOfKind : public testing::TestWithParam<KindOfCertificate> {};

TEST_P(CertificateOfKind, IsReadFromItsOwnStatements) {
    const Workbench bench;
    make_chain(bench, GetParam().wanted);
    const auto signer = from_bench(bench);
    ASSERT_TRUE(signer.has_value());
    EXPECT_EQ((*signer)->identity().certificate().kind, GetParam().expected);
}

// QcStatements ::= SEQUENCE OF { OBJECT IDENTIFIER }: 0.4.0.1862.1.1 (QcCompliance), 0.4.0.1862.1.4 (QcSSCD).
INSTANTIATE_TEST_SUITE_P(
    All, CertificateOfKind,
    testing::Values(
        KindOfCertificate{"Plain", {}, CertificateKind::advanced},
        KindOfCertificate{
            "Compliance",
            {.extensions =
                 "qcStatements=DER:30:14:30:08:06:06:04:00:8E:46:01:04:30:08:06:06:04:00:8E:46:01:01"},
            CertificateKind::qualified},
        KindOfCertificate{"OnlyDevice",
                          {.extensions = "qcStatements=DER:30:0A:30:08:06:06:04:00:8E:46:01:04"},
                          CertificateKind::advanced},
        KindOfCertificate{
            "Demonstration",
            {.extensions = "qcStatements=DER:30:0A:30:08:06:06:04:00:8E:46:01:01",
             .subject = "/O=Test University/OU=SIGILLUM DEMONSTRATION - NOT FOR REAL USE/CN=Ada Test"},
            CertificateKind::demonstration}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace sigillum::seal::test
