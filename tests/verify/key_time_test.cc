// The table that the program and the page share, and what a verdict says of keys that were not in use.
#include "verify/key_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/verify/one_certificate.h"
#include "tests/verify/small_certificate.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

using nlohmann::json;
using testing::code_key;
using ::testing::HasSubstr;
using testing::OneCertificate;
using testing::root;
using testing::signer;
using testing::SmallCertificate;

json table() { return json::parse(std::ifstream(SOURCE_DIR "/tests/key_times.json")); }

std::optional<std::int64_t> time_in(const json& row, const char* name) {
    if (!row.contains(name)) return std::nullopt;
    return instant_from_iso(row[name].get<std::string>()).value().seconds;
}

qr::KeyLife life_in(const json& row) {
    return {.valid_from = time_in(row, "valid_from"), .retired = time_in(row, "retired")};
}

qr::DocumentType type_in(const json& row) {
    const std::map<std::string, qr::DocumentType> types = {
        {"academic-achievement", qr::DocumentType::academic_achievement},
        {"professional-achievement", qr::DocumentType::professional_achievement},
        {"completion", qr::DocumentType::completion},
        {"participation", qr::DocumentType::participation}};
    return types.at(row["type"]);
}

TEST(KeyTime, OfCodesIsWhatTheTableSays) {
    const std::map<KeyTime, std::string> names = {{KeyTime::not_said, "not-said"},
                                                  {KeyTime::in_use, "in-use"},
                                                  {KeyTime::other_time, "other-time"},
                                                  {KeyTime::retired, "retired"},
                                                  {KeyTime::not_begun, "not-begun"}};
    const json rows = table()["codes"];
    ASSERT_GT(rows.size(), 10U);
    for (const json& row : rows) {
        qr::TokenFacts facts;
        facts.type = type_in(row);
        facts.date = date_from_iso(row["date"].get<std::string>()).value();
        EXPECT_EQ(names.at(time_of_key(life_in(row), facts, {*time_in(row, "now")})), row["expected"])
            << row["case"];
    }
}

TEST(KeyTime, OfSealsIsWhatTheTableSays) {
    const std::map<SealTime, std::string> names = {{SealTime::in_use, "in-use"},
                                                   {SealTime::expired_since, "expired-since"},
                                                   {SealTime::outside, "outside"}};
    const json rows = table()["seals"];
    ASSERT_GT(rows.size(), 10U);
    for (const json& row : rows) {
        const auto seconds = [](const json& text) {
            return instant_from_iso(text.get<std::string>())->seconds;
        };
        const Validity validity{seconds(row["certificate"][0]), seconds(row["certificate"][1])};
        const auto claimed = time_in(row, "claimed");
        EXPECT_EQ(names.at(time_of_seal(validity, life_in(row),
                                        claimed ? std::optional(Instant{*claimed}) : std::nullopt,
                                        {*time_in(row, "now")})),
                  row["expected"])
            << row["case"];
    }
}

class InUse : public ::testing::Test {
  protected:
    InUse() {
        options_.trust_anchors = {root().der()};
        options_.code_keys = testing::pinned(code_key());
        options_.code_keys.seals = {{.certificate = signer().der()}};
        options_.now = *instant_from_iso("2026-08-01T00:00:00Z");
    }
    void expect_not_valid(const char* check, const char* words) const {
        const Verdict verdict = verify_pdf(pdf_, options_);
        EXPECT_EQ(verdict.exit_code(), 12) << to_text(verdict);
        EXPECT_TRUE(verdict.has(Reason::key_not_valid));
        ASSERT_TRUE(verdict.check(check)) << to_text(verdict);
        EXPECT_EQ(verdict.check(check)->result, CheckResult::failed);
        EXPECT_THAT(verdict.check(check)->words, HasSubstr(words));
        EXPECT_THAT(to_text(verdict), HasSubstr("outside the time in which its key was in use"));
        EXPECT_THAT(to_json(verdict), HasSubstr("\"key-not-valid\""));
    }

    const SmallCertificate honest_ = SmallCertificate::example();
    const Bytes pdf_ = honest_.sealed(code_key(), signer());
    VerifyOptions options_;
};

TEST_F(InUse, NothingIsSaidWhereTheDateLiesInTheLifeOfItsKeys) {
    options_.code_keys.keys[0].life = {.valid_from = instant_from_iso("2026-01-01T00:00:00Z")->seconds};
    options_.code_keys.seals[0].life = {.valid_from = instant_from_iso("2026-01-01T00:00:00Z")->seconds};
    const Verdict verdict = verify_pdf(pdf_, options_);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::status_unknown}) << to_text(verdict);
    EXPECT_FALSE(verdict.check("key-time"));
    EXPECT_FALSE(verdict.check("seal-time"));
}

TEST_F(InUse, ACodeKeyThatBeginsInTheFutureDoesNotCount) {
    options_.code_keys.keys[0].life.valid_from = instant_from_iso("2026-09-01T00:00:00Z")->seconds;
    expect_not_valid("key-time", "begins only at 2026-09-01T00:00:00Z");
    const Verdict code = verify_code(honest_.code(code_key()), options_);
    EXPECT_EQ(code.exit_code(), 12);
    EXPECT_TRUE(code.facts.empty()) << "they are not certified";
}

TEST_F(InUse, AnotherTimeOfTheCodeKeyIsToldAndDecidesNothing) {
    options_.code_keys.keys[0].life.valid_from = instant_from_iso("2026-07-31T00:00:00Z")->seconds;
    const Verdict verdict = verify_pdf(pdf_, options_);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::status_unknown});
    ASSERT_TRUE(verdict.check("key-time")) << to_text(verdict);
    EXPECT_EQ(verdict.check("key-time")->result, CheckResult::not_checked);
}

TEST_F(InUse, ASealAfterItsKeyWasRetiredDoesNotCount) {
    options_.code_keys.seals[0].life.retired = instant_from_iso("2020-01-01T00:00:00Z")->seconds;
    expect_not_valid("seal-time", "its key not in use");
}

TEST_F(InUse, WhatTheRegistrySaysOfAKeyCountsToo) {
    OneCertificate registry(honest_);
    options_.registry = &registry;
    const std::string id = qr::to_hex(options_.code_keys.keys[0].id);
    registry.keys[id] = {.id = id, .valid_from = instant_from_iso("2026-09-01T00:00:00Z")->seconds};
    expect_not_valid("key-time", "begins only at");
    registry.keys.clear();
    options_.code_keys.seals.clear();
    const std::string seal = to_hex(sha256(signer().der()));
    registry.keys[seal] = {.id = seal,
                           .purpose = registry::KeyPurpose::seal,
                           .retired_at = instant_from_iso("2020-01-01T00:00:00Z")->seconds};
    expect_not_valid("seal-time", "its key not in use");
}

// Whoever does not list the certificate says nothing of its time: then its chain alone decides.
TEST_F(InUse, ASealThatNobodyListsIsJudgedByItsChain) {
    options_.code_keys.seals.clear();
    EXPECT_EQ(verify_pdf(pdf_, options_).reasons, std::vector{Reason::status_unknown});
}

}  // namespace
}  // namespace sigillum::verify
