#include "qr/code_key.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/digest.h"
#include "qr/es256.h"
#include "qr/token.h"
#include "tests/qr/sample_facts.h"
#include "tests/qr/shell.h"

namespace sigillum::qr {
namespace {

// An integer of DER (X.690, 8.3): no needless leading zeros, and one where the highest bit is set.
Bytes der_integer(ByteView octets) {
    while (octets.size() > 1 && octets.front() == '\0') octets.remove_prefix(1);
    const bool padded = (static_cast<unsigned char>(octets.front()) & 0x80U) != 0;
    const std::size_t size = octets.size() + (padded ? 1 : 0);
    return Bytes{'\x02', static_cast<char>(size)} + (padded ? Bytes(1, '\0') : Bytes()) + Bytes(octets);
}

Bytes der_of(const Es256Signature& signature) {
    const Bytes raw(signature.begin(), signature.end());
    const Bytes pair = der_integer(ByteView(raw).substr(0, 32)) + der_integer(ByteView(raw).substr(32));
    return Bytes{'\x30', static_cast<char>(pair.size())} + pair;
}

TEST(CodeKey, SignsATokenThatOpensslVerifies) {
    const Scratch scratch;
    const Bytes pem = new_private_key("P-256");
    const CodeKey key = CodeKey::from_pem(pem).value();
    const std::string private_file = scratch.with("key.pem", pem);
    output_of("openssl pkey -in " + private_file + " -pubout -out '" + scratch.file("public.pem").string() +
              "'");
    for (unsigned seed = 0; seed < 8; ++seed) {
        const auto token = read_token(token_text(signed_token(ordinary_facts(seed), key).value())).value();
        const std::string answer =
            output_of("openssl dgst -sha256 -verify '" + scratch.file("public.pem").string() +
                      "' -signature " + scratch.with("signature", der_of(token.signature)) + ' ' +
                      scratch.with("message", token.signed_bytes) + " 2>&1");
        EXPECT_EQ(answer, "Verified OK\n");
        EXPECT_TRUE(verify(token, {.keys = {key.public_key()}}));
    }
}

TEST(CodeKey, HasTheIdOfItsUncompressedPoint) {
    const Scratch scratch;
    const Bytes pem = new_private_key("P-256");
    // The last 65 bytes of a SubjectPublicKeyInfo of P-256 are the point (RFC 5480, section 2).
    const Bytes info =
        output_of("openssl pkey -in " + scratch.with("key.pem", pem) + " -pubout -outform DER");
    const Sha256 digest = sha256(ByteView(info).substr(info.size() - 65));
    const CodeKey key = CodeKey::from_pem(pem).value();
    EXPECT_TRUE(std::equal(key.key_id().begin(), key.key_id().end(), digest.begin()));
    EXPECT_EQ(to_hex(key.key_id()), to_hex(digest).substr(0, 16));
}

TEST(CodeKey, IsReadInEveryCommonFormOfPem) {
    const Scratch scratch;
    const Bytes pem = new_private_key("P-256");
    const std::string file = scratch.with("key.pem", pem);
    const KeyId id = CodeKey::from_pem(pem)->key_id();
    EXPECT_EQ(CodeKey::from_pem(output_of("openssl ec -in " + file + " 2>/dev/null"))->key_id(), id)
        << "SEC 1";
    EXPECT_EQ(CodeKey::from_pem(output_of("openssl ec -in " + file + " -no_public 2>/dev/null"))->key_id(),
              id)
        << "without the public point";
    const Bytes encrypted = output_of("openssl pkcs8 -topk8 -in " + file + " -passout pass:right");
    EXPECT_EQ(CodeKey::from_pem(encrypted, "right")->key_id(), id);
}

TEST(CodeKey, IsRefusedWithTheReason) {
    const Scratch scratch;
    const Bytes pem = new_private_key("P-256");
    const Bytes encrypted =
        output_of("openssl pkcs8 -topk8 -in " + scratch.with("key.pem", pem) + " -passout pass:right");
    const Bytes public_half = output_of("openssl pkey -in " + scratch.with("key.pem", pem) + " -pubout");
    struct Row {
        Bytes pem;
        const char* passphrase;
        ErrorKind kind;
    };
    const Row rows[] = {
        {"", "", bad_code_key},
        {"no key at all", "", bad_code_key},
        {pem.substr(0, pem.size() / 2), "", bad_code_key},
        {public_half, "", bad_code_key},
        {new_private_key("P-384"), "", bad_code_key},
        {output_of("openssl genpkey -algorithm ED25519"), "", bad_code_key},
        {encrypted, "", code_key_passphrase},
        {encrypted, "wrong", code_key_passphrase},
    };
    for (const Row& row : rows) {
        const auto key = CodeKey::from_pem(row.pem, row.passphrase, "code-key.pem");
        ASSERT_FALSE(key) << row.pem;
        EXPECT_EQ(key.error().kind, row.kind) << row.pem;
        EXPECT_EQ(key.error().place.file, "code-key.pem");
    }
}

}  // namespace
}  // namespace sigillum::qr
