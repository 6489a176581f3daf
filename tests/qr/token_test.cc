#include "qr/token.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "base/digest.h"
#include "qr/base32.h"
#include "qr/es256.h"
#include "qr/token_payload.h"
#include "qr/token_payload_reader.h"
#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

// full_facts() signed by known_signer(): put together by another program, which knows nothing of this one,
// and signed by the openssl command.
constexpr const char* known_token =
    "2KCE3IQBEYCERALUNWLOQUSELOQFRNFSAEAQEAIDJIIBCEQTCQKRMFYYBYCHQHOOT7HLJT4FZ6B47A6OVXHLD"
    "T4CEDHJLTV3Z6G47BGOW7HYEBLPJ5SHS43TMVQXGICFNR4XI2LTAY4QXJIHMZRW65LSONSQQ5STOVZXIYLJNZ"
    "QWE3DFEBEW43TPOZQXI2LPNYEWS5DVFVRGK4TMNFXAUZ3FNZUGC3TDMUFRSUE5BSBBSUDBDFIJMDMCMMYS4NL"
    "EIVBVIUYOAYHRSV57CCBGCMI2AAAXCZYR6UJFBIFBUKR2JJNGU6UKTKVLVSW25L2YIDM67F6GKGPIWNQAAQ5M"
    "7P5UV75PMRV2YZFXXR2A275E4YGNE2L6MED4E2QU75NS23GEJV6KERRGATLD7LDSRPUG27NHCA2OPDMEJA5E";

const Bytes header = from_hex("a2 01 26 04 48 81746d96e852445b");

Bytes byte_string(ByteView bytes) {
    const auto size = static_cast<unsigned>(bytes.size());
    Bytes head;
    if (size < 24)
        head = {static_cast<char>(0x40 + size)};
    else if (size < 256)
        head = {'\x58', static_cast<char>(size)};
    else
        head = {'\x59', static_cast<char>(size >> 8U), static_cast<char>(size & 255U)};
    return head + Bytes(bytes);
}

// The parts of a COSE_Sign1, each as it is encoded, so that a test can spoil one.
struct Parts {
    Bytes begin = from_hex("d2 84");
    Bytes header = byte_string(qr::header);
    Bytes unprotected = from_hex("a0");
    Bytes payload = byte_string(token_payload(full_facts()).value());
    Bytes signature = byte_string(Bytes(64, '\x01'));
    Bytes end;

    std::string text() const { return to_base32(begin + header + unprotected + payload + signature + end); }
};

PublicKeySet pinned() { return {.keys = {known_key()}}; }

TEST(Token, IsTheOneThatAnotherProgramMade) {
    EXPECT_EQ(token_text(signed_token(full_facts(), known_signer()).value()), known_token);
}

TEST(Token, ReadsBackWithItsFactsAndKey) {
    const auto token = read_token(known_token);
    ASSERT_TRUE(token);
    EXPECT_EQ(token->facts, full_facts());
    EXPECT_EQ(token->key_id, known_key().id);
    EXPECT_EQ(verify(*token, pinned()), known_key());
}

TEST(Token, IsRefusedInEveryOtherForm) {
    struct Row {
        std::function<void(Parts&)> spoil;
        ErrorKind kind;
        const char* fault;
    };
    const Row rows[] = {
        {[](Parts& parts) { parts.begin = from_hex("84"); }, bad_token, "no tag"},
        {[](Parts& parts) { parts.begin = from_hex("d1 84"); }, bad_token, "the tag of COSE_Mac0"},
        {[](Parts& parts) { parts.begin = from_hex("d8 12 84"); }, bad_token,
         "a tag not in its shortest form"},
        {[](Parts& parts) { parts.begin = from_hex("d2 d2 84"); }, bad_token, "two tags"},
        {[](Parts& parts) { parts.begin = from_hex("d2 85"); }, bad_token, "five parts"},
        {[](Parts& parts) { parts.begin = from_hex("d2 9804"); }, bad_token,
         "an array not in its shortest form"},
        {[](Parts& parts) { parts.begin = from_hex("d2 9f"), parts.end = from_hex("ff"); }, bad_token,
         "no definite length"},
        {[](Parts& parts) { parts.header = qr::header; }, bad_token, "a header that is no byte string"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a1 01 26")); }, bad_token, "no key id"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a1 04 48 81746d96e852445b")); }, bad_token,
         "no algorithm"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 27 04 48 81746d96e852445b")); },
         bad_token, "EdDSA"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 3822 04 48 81746d96e852445b")); },
         bad_token, "ES384"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 3806 04 48 81746d96e852445b")); },
         bad_token, "-7 not in its shortest form"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 26 04 47 81746d96e85244")); },
         bad_token, "a key id too short"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 26 04 49 81746d96e852445b00")); },
         bad_token, "a key id too long"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 26 04 68 6162636465666768")); },
         bad_token, "a key id that is a text"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 04 48 81746d96e852445b 01 26")); },
         bad_token, "a header out of order"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a2 01 26 01 26")); }, bad_token,
         "an algorithm that stands twice"},
        {[](Parts& parts) { parts.header = byte_string(from_hex("a3 01 26 03 00 04 48 81746d96e852445b")); },
         bad_token, "more in the header"},
        {[](Parts& parts) { parts.header = byte_string(qr::header + Bytes(1, '\0')); }, bad_token,
         "more after the header"},
        {[](Parts& parts) { parts.unprotected = from_hex("a1 01 26"); }, bad_token, "an unprotected header"},
        {[](Parts& parts) { parts.unprotected = from_hex("b800"); }, bad_token,
         "an empty map not in its shortest form"},
        {[](Parts& parts) { parts.unprotected = from_hex("80"); }, bad_token, "an array in its place"},
        {[](Parts& parts) { parts.payload = from_hex("f6"); }, bad_token, "a detached payload"},
        {[](Parts& parts) { parts.payload = byte_string(""); }, bad_token_payload, "an empty payload"},
        {[](Parts& parts) { parts.signature = byte_string(Bytes(63, '\x01')); }, bad_token,
         "a signature too short"},
        {[](Parts& parts) { parts.signature = byte_string(Bytes(65, '\x01')); }, bad_token,
         "a signature too long"},
        {[](Parts& parts) { parts.signature = byte_string(Bytes(64, '\xC0')); }, bad_token, "a high s"},
        {[](Parts& parts) { parts.end = Bytes(1, '\0'); }, bad_token, "more after the end"},
        {[](Parts& parts) { parts.signature.pop_back(); }, bad_token, "an end too early"},
    };
    ASSERT_TRUE(read_token(Parts().text()));
    for (const Row& row : rows) {
        Parts parts;
        row.spoil(parts);
        const auto token = read_token(parts.text());
        ASSERT_FALSE(token) << row.fault;
        EXPECT_EQ(token.error().kind, row.kind) << row.fault << ": " << to_string(token.error());
    }
}

TEST(Token, IsRefusedAsTextInEveryOtherForm) {
    const std::string right = known_token;
    std::string lower = right;
    lower[10] = static_cast<char>(lower[10] - 'A' + 'a');
    // A token of a byte more or less than a multiple of five leaves bits of its last character unused.
    std::string spare_bit = token_text(signed_token(least_facts(), known_signer()).value());
    ASSERT_NE(spare_bit.size() % 8, 0U);
    spare_bit.back() = static_cast<char>(spare_bit.back() + 1);
    const std::pair<std::string, const char*> rows[] = {
        {lower, "a lower case letter"},
        {spare_bit, "a spare bit set"},
        {right + "=", "padding"},
        {" " + right, "white space"},
        {right + "\n", "a line end"},
        {"", "nothing"},
        {right.substr(1), "a character less"},
        {std::string(5000, 'A'), "longer than any code"},
    };
    for (const auto& [text, fault] : rows) EXPECT_FALSE(read_token(text)) << fault;
    EXPECT_EQ(read_token(lower).error().kind, bad_token_text);
    EXPECT_EQ(read_token(spare_bit).error().kind, bad_token_text);
}

TEST(Token, NeverVerifiesWithABitChanged) {
    const Bytes right = from_base32(known_token).value();
    for (std::size_t bit = 0; bit < right.size() * 8; ++bit) {
        Bytes changed = right;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        const auto token = read_token(to_base32(changed));
        EXPECT_TRUE(!token || !verify(*token, pinned())) << "bit " << bit % 8 << " of byte " << bit / 8;
    }
}

TEST(Token, OfAnUnknownKeyOrAWrongSignatureIsNamedAsSuch) {
    auto token = read_token(known_token).value();
    EXPECT_EQ(verify(token, {}).error().kind, unknown_code_key);
    token.signature[5] ^= 1U;
    EXPECT_EQ(verify(token, pinned()).error().kind, wrong_code_signature);
}

TEST(Token, TakesTheLowerOfTheTwoValuesOfS) {
    // n - 1 and 1 fit the same messages; n is the order of the group.
    Es256Signature high{};
    const Bytes n_less_one = from_hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550");
    std::copy(n_less_one.begin(), n_less_one.end(), high.begin() + 32);
    EXPECT_FALSE(has_low_s(high));
    Es256Signature low{};
    low.back() = 1;
    EXPECT_EQ(with_low_s(high), low);
    EXPECT_EQ(with_low_s(low), low);
    const auto written =
        read_token(token_text(signed_token(full_facts(), ReplayedSigner(known_key().id, high)).value()));
    EXPECT_EQ(written.value().signature, low);
}

TEST(Token, HoldsTheGreatestLowS) {
    const auto with_s = [](const char* hex) {
        const Bytes s = from_hex(hex);
        Es256Signature signature{};
        std::copy(s.begin(), s.end(), signature.begin() + 32);
        return signature;
    };
    EXPECT_TRUE(has_low_s(with_s("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8")));
    EXPECT_FALSE(has_low_s(with_s("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9")));
    EXPECT_EQ(with_low_s(with_s("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9")),
              with_s("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8"));
}

TEST(Token, SignsTheStructureOfRfc9052) {
    const Bytes payload = token_payload(full_facts()).value();
    const Bytes structure =
        from_hex("84 6a 5369676e617475726531") + byte_string(header) + from_hex("40") + byte_string(payload);
    EXPECT_EQ(to_hex(read_token(known_token)->signed_bytes), to_hex(structure));
}

TEST(Token, OfAPreviewIsRefusedByName) { EXPECT_EQ(read_token("PREVIEW0ABCD").error().kind, preview_code); }

}  // namespace
}  // namespace sigillum::qr
