// Holds docs/schema to the reader: the same keys, the same words, and every sample valid.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "credential/directory_file.h"
#include "credential/edition_file.h"
#include "credential/words.h"
#include "tests/credential/schema_witness.h"

namespace sigillum::credential {
namespace {

using nlohmann::json;
using Keys = std::set<std::string>;

json schema(const std::string& name) {
    std::ifstream file(std::filesystem::path(SOURCE_DIR) / "docs/schema" / (name + ".schema.json"));
    return json::parse(file);
}

Keys properties_of(const json& table) {
    Keys keys;
    for (const auto& [key, value] : table.at("properties").items()) keys.insert(key);
    return keys;
}

template <class KeyLists>
void expect_same_keys(const json& published, const KeyLists& read) {
    Keys tables;
    for (const auto& [name, keys] : read) {
        const json& table = name.empty() ? published : published.at("$defs").at(std::string(name));
        EXPECT_EQ(properties_of(table), Keys(keys.begin(), keys.end())) << name;
        if (!name.empty()) tables.emplace(name);
    }
    for (const auto& [name, definition] : published.at("$defs").items()) {
        EXPECT_EQ(definition.contains("properties"), tables.contains(name)) << name << " is read by nobody";
    }
}

template <class Choice>
Keys words_of_choice() {
    Keys known;
    for (const Word<Choice>& entry : words(Choice{})) known.emplace(entry.word);
    return known;
}

Keys words_in(const json& property) {
    const auto list = property.at("enum").get<std::vector<std::string>>();
    return {list.begin(), list.end()};
}

TEST(Schema, OfAnEditionHasTheKeysThatAreRead) { expect_same_keys(schema("edition"), edition_keys()); }

TEST(Schema, OfADirectoryHasTheKeysThatAreRead) { expect_same_keys(schema("directory"), directory_keys()); }

TEST(Schema, HasTheWordsThatAreRead) {
    const json edition = schema("edition");
    const json& top = edition.at("properties");
    const json& defs = edition.at("$defs");
    EXPECT_EQ(words_in(top["type"]), words_of_choice<CertificateType>());
    EXPECT_EQ(words_in(top["character"]), words_of_choice<Character>());
    EXPECT_EQ(words_in(top["relation"]), words_of_choice<RelationPhrase>());
    EXPECT_EQ(words_in(defs["outcomeGroup"]["properties"]["kind"]), words_of_choice<OutcomeKind>());
    EXPECT_EQ(words_in(defs["participation"]["properties"]["mode"]), words_of_choice<Mode>());
    EXPECT_EQ(words_in(defs["assessment"]["properties"]["kind"]), words_of_choice<AssessmentKind>());
    EXPECT_EQ(words_in(defs["assessment"]["properties"]["setting"]), words_of_choice<AssessmentSetting>());
    EXPECT_EQ(words_in(defs["stackability"]["properties"]["need"]), words_of_choice<ComponentNeed>());
    EXPECT_EQ(words_in(defs["learner"]["properties"]["form"]), words_of_choice<GrammaticalForm>());
    EXPECT_EQ(words_in(schema("directory")["$defs"]["university"]["properties"]["relation"]),
              words_of_choice<Relation>());
    const json record = schema("record");
    EXPECT_EQ(words_in(record["$defs"]["document"]["properties"]["seal"]["properties"]["kind"]),
              words_of_choice<SealKind>());
    EXPECT_EQ(words_in(record["$defs"]["workload"]["properties"]["unit"]), words_of_choice<WorkloadUnit>());
}

class Witness : public testing::Test {
  protected:
    void SetUp() override {
        if (!schema_witness_is_installed()) GTEST_SKIP() << "python3-jsonschema is not installed";
    }
};

TEST_F(Witness, FindsEverySampleValid) {
    EXPECT_TRUE(satisfies_schema("edition", SOURCE_DIR "/samples/*/edition.toml"));
    EXPECT_TRUE(satisfies_schema("directory", SOURCE_DIR "/samples/directory/directory.toml"));
}

TEST_F(Witness, RefusesWhatTheReaderRefuses) {
    const std::string refused = SOURCE_DIR "/tests/refused/credential/";
    for (const char* const kind :
         {"unknown-key", "unknown-word", "missing-field", "not-of-this-type", "two-measures"}) {
        EXPECT_FALSE(satisfies_schema("edition", refused + kind + "/edition.toml >/dev/null")) << kind;
    }
}

}  // namespace
}  // namespace sigillum::credential
