#include "qr/public_key_set.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "qr/es256.h"
#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

constexpr const char* known_jwk =
    R"({"kty":"EC","crv":"P-256","x":"z3mC49hihfXQzpNJ8lNLeGxxXmTPWwaTHKSAKo89O5E",)"
    R"("y":"a6WSzBwBwNnHwQKcBQseeoRaTkL_uiCMW48UwWhTQdM","kid":"81746d96e852445b"})";

std::string set_of(const std::string& keys) { return R"({"keys":[)" + keys + "]}"; }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(PublicKeySet, ReadsAKeyThatAnotherProgramWrote) {
    EXPECT_EQ(read_key_set(set_of(known_jwk)), (PublicKeySet{.keys = {known_key()}}));
}

TEST(PublicKeySet, ReadsBackAsItWasWritten) {
    PublicKey demo = known_key();
    demo.demo = true;
    const PublicKeySet set{.keys = {demo},
                           .awarding_bodies = {{"pw", "Politechnika Warszawska"},
                                               {"upv", "Universitat Politècnica de València"}},
                           .alliances = {{"enhance", "ENHANCE"}}};
    EXPECT_EQ(read_key_set(write_key_set(set)), set);
    EXPECT_EQ(write_key_set(read_key_set(write_key_set(set)).value()), write_key_set(set));
}

TEST(PublicKeySet, ReadsBackPurposesTimesAndSeals) {
    PublicKey key = known_key();
    key.purpose = KeyPurpose::status;
    key.life = {.valid_from = 1'779'271'200, .retired = 1'779'271'201, .revoked_since = 0};
    const PublicKeySet set{
        .keys = {key},
        .seals = {
            {.certificate = Bytes("\x30\x00", 2), .demo = true},
            {.certificate = "0", .life = {.valid_from = 7, .retired = 8, .revoked_since = 1'779'271'200}}}};
    const Bytes json = write_key_set(set);
    EXPECT_EQ(read_key_set(json), set);
    EXPECT_NE(json.find(R"("sigillum_valid_from": "2026-05-20T10:00:00Z")"), Bytes::npos);
    EXPECT_NE(json.find(R"("certificate": "MAA=")"), Bytes::npos);
}

TEST(PublicKeySet, AKeyServesItsPurposeOnly) {
    PublicKey key = known_key();
    key.purpose = KeyPurpose::status;
    const PublicKeySet set{.keys = {key}};
    EXPECT_EQ(set.find(key.id), nullptr);
    EXPECT_EQ(*set.find(key.id, KeyPurpose::status), key);
}

TEST(PublicKeySet, PassesOverKeysOfOtherTypes) {
    const std::string keys = std::string(R"({"kty":"RSA","n":"AQAB","e":"AQAB"},)") + known_jwk +
                             R"(,{"kty":"EC","crv":"P-384","x":"AA","y":"AA"})";
    EXPECT_EQ(read_key_set(set_of(keys))->keys.size(), 1U);
}

TEST(PublicKeySet, FindsAKeyByItsId) {
    const PublicKeySet set{.keys = {known_key()}};
    EXPECT_EQ(*set.find(known_key().id), known_key());
    EXPECT_EQ(set.find(KeyId{}), nullptr);
}

TEST(PublicKeySet, IsRefusedWithAFault) {
    const std::string jwk = known_jwk;
    const std::pair<std::string, const char*> rows[] = {
        {"", "no JSON"},
        {"[]", "no object"},
        {"{}", "no keys"},
        {R"({"keys":{}})", "keys that are no array"},
        {set_of(jwk + "," + jwk), "a key that stands twice"},
        {set_of(replaced(jwk, "81746d96e852445b", "81746d96e852445c")), "another key id"},
        {set_of(replaced(jwk, "z3mC", "z3mD")), "a point on no curve"},
        {set_of(replaced(jwk, "89O5E", "89O5F")), "spare bits set"},
        {set_of(replaced(jwk, "89O5E", "89O5")), "a coordinate too short"},
        {set_of(replaced(jwk, "\"kid\"", "\"d\":\"AA\",\"kid\"")), "a private key"},
        {set_of(replaced(jwk, "\"kid\"", "\"sigillum_demo\":1,\"kid\"")),
         "a mark that is neither true nor false"},
        {set_of(replaced(jwk, "\"kid\"", "\"sigillum_purpose\":\"seal\",\"kid\"")), "a purpose that is none"},
        {set_of(replaced(jwk, "\"kid\"", "\"sigillum_revoked_since\":1,\"kid\"")), "a time that is no text"},
        {set_of(replaced(jwk, "\"kid\"", "\"sigillum_retired\":\"2026-05-20\",\"kid\"")), "a day for a time"},
        {R"({"keys":[],"sigillum_seals":[{}]})", "a seal without a certificate"},
        {R"({"keys":[],"sigillum_seals":[{"certificate":"MAA=","sha256":"00"}]})", "another digest"},
        {R"({"keys":[],"sigillum_alliances":[]})", "names that are no object"},
        {R"({"keys":[],"sigillum_awarding_bodies":{"pw":1}})", "a name that is no text"},
    };
    for (const auto& [json, fault] : rows) {
        const auto set = read_key_set(json, "keys.json");
        ASSERT_FALSE(set) << fault;
        EXPECT_EQ(set.error().kind, bad_key_set) << fault;
        EXPECT_EQ(set.error().place.file, "keys.json") << fault;
    }
}

}  // namespace
}  // namespace sigillum::qr
