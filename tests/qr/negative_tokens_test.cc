// Tokens that are wrong in one way each, made by another program (tests/negative-tokens/tokens.json): the
// reader refuses every one for the reason it was made for, and accepts the good ones beside them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "qr/token.h"
#include "qr/token_payload_reader.h"

namespace sigillum::qr {
namespace {

const nlohmann::json& all() {
    static const nlohmann::json read = nlohmann::json::parse(
        read_file(std::string(SOURCE_DIR) + "/tests/negative-tokens/tokens.json", 1U << 20U).value());
    return read;
}

PublicKeySet pinned() {
    return read_key_set(nlohmann::json{{"keys", nlohmann::json::array({all()["key"]})}}.dump()).value();
}

Result<PublicKey> accepted(const std::string& text) {
    const auto token = read_token(text);
    return token ? verify(*token, pinned()) : fail(token.error());
}

TEST(NegativeTokens, AreEachRefusedForTheirReason) {
    // "form" is told apart further: the COSE around it, the CBOR of the facts, facts that cannot be.
    const std::multimap<std::string, std::string_view> kinds = {{"text", bad_token_text.name},
                                                                {"form", bad_token.name},
                                                                {"form", bad_token_payload.name},
                                                                {"form", bad_token_facts.name},
                                                                {"newer", newer_token_format.name},
                                                                {"preview", preview_code.name},
                                                                {"signature", wrong_code_signature.name},
                                                                {"unknown-key", unknown_code_key.name}};
    ASSERT_GE(all()["tokens"].size(), 150U);
    for (const nlohmann::json& row : all()["tokens"]) {
        SCOPED_TRACE(row["name"].get<std::string>() + ": " + row["why"].get<std::string>());
        const auto key = accepted(row["token"]);
        ASSERT_FALSE(key);
        const auto [first, last] = kinds.equal_range(row["expected"]);
        EXPECT_TRUE(std::any_of(first, last, [&](const auto& kind) {
            return kind.second == key.error().kind.name;
        })) << to_string(key.error());
    }
}

TEST(NegativeTokens, StandBesideGoodOnesThatAreAccepted) {
    ASSERT_GE(all()["good"].size(), 12U);
    for (const nlohmann::json& row : all()["good"]) EXPECT_TRUE(accepted(row["token"])) << row["name"];
}

}  // namespace
}  // namespace sigillum::qr
