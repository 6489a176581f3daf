#include "credential/record.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "credential/canonical_json.h"
#include "credential/isced_f.h"
#include "credential/read.h"
#include "tests/credential/schema_witness.h"

namespace sigillum::credential {
namespace {

using nlohmann::json;

EditionWithLearners sample(const std::string& name) {
    return *read_edition(std::filesystem::path(SOURCE_DIR) / "samples" / name, {.today = {2026, 11, 22}})
                .edition;
}

const Issuance issuance{.number = "7K4Q-X9TM-2HBD-A3F8",
                        .status_list = "a1",
                        .status_index = 40961,
                        .signing_time = {.seconds = 1783087532, .offset_minutes = 120},
                        .seal = SealKind::demonstration,
                        .seal_signer = "Demo Signer",
                        .seal_organisation = "Demo University",
                        .specimen = true};

const std::vector<PrintedText> printed = {{"learner.name", {"en"}, "Łucja “x” \\ \"y\""},
                                          {"title", {"pl"}, "Tytuł"}};

Bytes canonical_of(const json& value) {
    Bytes out;
    append_canonical(value, out);
    return out;
}

const char* const samples[] = {"sustainable-innovation",    "data-literacy",
                               "higher-education-teaching", "sustainable-cities-summer-school",
                               "innovators-of-tomorrow",    "internationalisation-at-home",
                               "ai-in-higher-education"};

// RFC 8785, section 3.2.3: the example of sorted keys, U+20AC to U+FB33.
TEST(CanonicalJson, SortsKeysByUtf16Units) {
    const json value = json::parse(
        R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
        "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})");
    EXPECT_EQ(canonical_of(value),
              "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter "
              "O With Diaeresis\","
              "\"€\":\"Euro Sign\",\"\U0001F600\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet "
              "With Dagesh\"}");
}

// RFC 8785, section 3.2.2.2.
TEST(CanonicalJson, EscapesOnlyWhatItMust) {
    EXPECT_EQ(canonical_of("\u20ac$\u000f\nA'B\"\\/\b\f\r\t\x7f"),
              "\"€$\\u000f\\nA'B\\\"\\\\/\\b\\f\\r\\t\x7f\"");
    EXPECT_EQ(canonical_of(json::array({0, -1, 9007199254740992, true, nullptr})),
              "[0,-1,9007199254740992,true,null]");
}

TEST(Record, ReadsBackWhatWasWritten) {
    const EditionWithLearners read = sample("data-literacy");
    const Credential credential{read.edition, read.learners.front(), issuance};
    const Record record{.facts = facts_of(credential), .printed = printed};
    const Bytes bytes = canonical(record);
    const auto again = read_record(bytes);
    ASSERT_TRUE(again) << to_string(again.error());
    EXPECT_EQ(again->facts, record.facts);
    EXPECT_EQ(again->printed, printed);
    EXPECT_EQ(canonical(*again), bytes);
}

TEST(Record, HoldsTheFactsOfTheLearnersOwnUnits) {
    const EditionWithLearners read = sample("data-literacy");
    const json facts = facts_of({read.edition, read.learners[1], issuance});
    ASSERT_EQ(facts["units"].size(), 4U);
    EXPECT_EQ(facts["units"][1]["id"], "u3");
    EXPECT_EQ(facts["units"][1]["opportunity"]["title"]["pl"], "Opowiadanie danymi");
    EXPECT_EQ(facts["learner"]["completed_units"][1]["grade"]["value"], "30 e lode");
    EXPECT_EQ(facts["learner"]["grade"]["meaning"]["pl"], "dostateczny plus");
    EXPECT_EQ(facts["document"]["status"], (json{{"list", "a1"}, {"index", 40961}}));
    EXPECT_EQ(facts["document"]["date_of_issuing"], "2026-09-30");
    EXPECT_EQ(facts["document"]["signing_time"], "2026-07-03T16:05:32+02:00");
    EXPECT_EQ(facts["units"][3]["university"]["relation"], "associated-partner");
}

TEST(RecordWriter, WritesExactlyTheCanonicalRecordOfEveryLearner) {
    for (const char* const name : samples) {
        const EditionWithLearners read = sample(name);
        const RecordWriter writer(read.edition);
        for (const Learner& learner : read.learners) {
            const Credential credential{read.edition, learner, issuance};
            EXPECT_EQ(writer.record(credential, printed),
                      canonical({.facts = facts_of(credential), .printed = printed}))
                << name << " " << learner.key;
        }
    }
}

TEST(Record, OfEverySampleSatisfiesItsSchema) {
    if (!schema_witness_is_installed()) GTEST_SKIP() << "python3-jsonschema is not installed";
    const std::filesystem::path folder = std::filesystem::path(BUILD_DIR) / "tests/credential/records";
    std::filesystem::create_directories(folder);
    for (const char* const name : samples) {
        const EditionWithLearners read = sample(name);
        const RecordWriter writer(read.edition);
        for (std::size_t i = 0; i < read.learners.size(); ++i) {
            std::ofstream file(folder / (std::string(name) + "-" + std::to_string(i) + ".json"));
            file << writer.record({read.edition, read.learners[i], issuance}, printed);
        }
    }
    EXPECT_TRUE(satisfies_schema("record", folder.string() + "/*.json"));
}

struct BadRecord {
    const char* name;
    std::string bytes;
};

class RefusedRecord : public testing::TestWithParam<BadRecord> {};

TEST_P(RefusedRecord, IsABadRecord) {
    const auto record = read_record(GetParam().bytes);
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().kind, bad_record);
}

INSTANTIATE_TEST_SUITE_P(
    EachFault, RefusedRecord,
    testing::Values(
        BadRecord{"Empty", ""}, BadRecord{"NoObject", "[]"}, BadRecord{"NoJson", "{\"facts\":"},
        BadRecord{"OtherMembers", R"({"facts":{},"printed":[],"version":1,"x":1})"},
        BadRecord{"OtherVersion", R"({"facts":{},"printed":[],"version":2})"},
        BadRecord{"Spaces", R"({"facts":{}, "printed":[],"version":1})"},
        BadRecord{"OtherOrder", R"({"printed":[],"facts":{},"version":1})"},
        BadRecord{"NeedlessEscape", R"({"facts":{"a":"\u0041"},"printed":[],"version":1})"},
        BadRecord{"Fraction", R"({"facts":{"a":0.5},"printed":[],"version":1})"},
        BadRecord{"HugeInteger", R"({"facts":{"a":18446744073709551615},"printed":[],"version":1})"},
        BadRecord{"KeyTwice", R"({"facts":{"a":1,"a":1},"printed":[],"version":1})"},
        BadRecord{"PrintedWithoutField",
                  R"({"facts":{},"printed":[{"language":"en","text":"x"}],"version":1})"},
        BadRecord{"PrintedNoText",
                  R"({"facts":{},"printed":[{"field":"x","language":"en","text":1}],"version":1})"},
        BadRecord{"BadUtf8", "{\"facts\":{\"a\":\"\xC3\"},\"printed\":[],\"version\":1}"},
        BadRecord{"Deep", "{\"facts\":" + std::string(100000, '[')},
        BadRecord{"Large", std::string((1U << 20U) + 1, ' ')}),
    [](const auto& row) { return row.param.name; });

TEST(Record, TheSmallestOneIsRead) { EXPECT_TRUE(read_record(R"({"facts":{},"printed":[],"version":1})")); }

TEST(IscedF, KnowsTheListOf2013) {
    EXPECT_EQ(isced_f_name("0712"), "Environmental protection technology");
    EXPECT_EQ(isced_f_name("07"), "Engineering, manufacturing and construction");
    EXPECT_EQ(isced_f_name("0798"), std::nullopt);
    EXPECT_EQ(isced_f_name(""), std::nullopt);
}

}  // namespace
}  // namespace sigillum::credential
