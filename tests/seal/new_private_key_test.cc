#include "seal/new_private_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/seal/demo_material.h"
#include "tests/seal/workbench.h"

namespace sigillum::seal::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(NewPrivateKey, IsAKeyOnP256ThatOpensslFindsSound) {
    const Workbench bench;
    const Bytes pem = new_private_key("", counting_random()).value();
    EXPECT_THAT(pem, StartsWith("-----BEGIN PRIVATE KEY-----\n"));
    bench.write("key.pem", pem);
    const Outcome checked = bench.run("openssl pkey -in key.pem -check -noout -text");
    EXPECT_EQ(checked.code, 0);
    EXPECT_THAT(checked.output, HasSubstr("Key is valid"));
    EXPECT_THAT(checked.output, HasSubstr("NIST CURVE: P-256"));
}

TEST(NewPrivateKey, IsEncryptedWithScryptUnderAPassphrase) {
    const Workbench bench;
    const Bytes pem = new_private_key("zażółć", counting_random()).value();
    EXPECT_THAT(pem, StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    bench.write("key.pem", pem);
    EXPECT_EQ(bench.run("openssl pkey -in key.pem -passin pass:zażółć -check -noout").code, 0);
    EXPECT_NE(bench.run("openssl pkey -in key.pem -passin pass:wrong -check -noout").code, 0);
    const Outcome parsed = bench.run("openssl asn1parse -in key.pem");
    EXPECT_THAT(parsed.output, HasSubstr("scrypt"));
    EXPECT_THAT(parsed.output, HasSubstr("aes-256-cbc"));
}

TEST(NewPrivateKey, DiffersWithTheRandomness) {
    const RandomSource source = counting_random();
    EXPECT_NE(new_private_key("", source).value(), new_private_key("", source).value());
    EXPECT_EQ(new_private_key("", counting_random()).value(), new_private_key("", counting_random()).value());
}

}  // namespace
}  // namespace sigillum::seal::test
