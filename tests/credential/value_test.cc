#include "credential/value.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace sigillum::credential {
namespace {

std::tuple<int, int> at(const Value& value) { return {value.at.line, value.at.column}; }

TEST(TomlValue, KnowsWhereItStandsAndHowItWasTyped) {
    const auto value = value_from_toml("żle = 1\n", "e.toml");
    ASSERT_FALSE(value);  // TOML 1.0 allows bare keys in ASCII only
    EXPECT_EQ(to_string(value.error().place), "e.toml:1:1");

    const auto good =
        value_from_toml("name = \"Żółć\" # ś\n\"ż\" = { n = 2.50, d = 2026-07-03 }\n", "e.toml");
    ASSERT_TRUE(good);
    const Value* table = good->find("ż");
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(at(*table), std::tuple(2, 7));
    EXPECT_EQ(table->find("n")->text, "2.50");
    EXPECT_EQ(at(*table->find("n")), std::tuple(2, 13));
    EXPECT_EQ(table->find("d")->text, "2026-07-03");
    EXPECT_EQ(table->find("d")->kind, ValueKind::date);
}

TEST(TomlValue, KeepsTheOrderOfTheFile) {
    const auto value = value_from_toml("t = { pl = \"a\", en = \"b\", de = \"c\" }", "e.toml");
    ASSERT_TRUE(value);
    std::string order;
    for (const Member& member : value->find("t")->members) order += member.key + " ";
    EXPECT_EQ(order, "pl en de ");
}

TEST(TomlValue, RefusesAKeyGivenTwice) {
    const auto value = value_from_toml("a = 1\na = 2\n", "e.toml");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().kind, bad_toml);
    EXPECT_EQ(value.error().place.line, 2);
}

// Where toml++ 3.3.0 itself would assert or reach the unreachable; found by mutation_test.cc.
TEST(TomlValue, RefusesWhatItsParserTakesForImpossible) {
    for (const char* const text : {"[@]", "[]", "[a.]", "[[@]]", "[", "a. = 1", "= 1", "ż = 1", "a = ż", "a = 1 ż", "[ż]"}) {
        EXPECT_FALSE(value_from_toml(text, "e.toml")) << text;
    }
}

// A table inside a table for each part: once a crash, when the stack was used up.
TEST(TomlValue, RefusesKeysOfVeryManyParts) {
    std::string key = "a";
    for (int i = 0; i < 200'000; ++i) key += ".a";
    for (const std::string& text : {key + " = 1", "[" + key + "]", "x = { " + key + " = 1 }", "[[" + key + "]]"}) {
        const auto value = value_from_toml("# a comment\n" + text, "e.toml");
        ASSERT_FALSE(value);
        EXPECT_EQ(value.error().place.line, 2);
        EXPECT_EQ(value.error().kind, bad_toml);
    }
}

TEST(TomlValue, TakesTextsOfManyDots) {
    const std::string dots(1000, '.');
    const auto value = value_from_toml("a = \"\\\"" + dots + "\" # " + dots + "\nb = '''\n" + dots + "'" + dots +
                                           "'''\nc = [1.5, 2.5, 3.5]\nd.e.\"f." + dots + "\" = 1",
                                       "e.toml");
    EXPECT_TRUE(value) << to_string(value.error());
}

TEST(JsonValue, KnowsWhereItStandsAndHowItWasTyped) {
    const auto value =
        value_from_json("{\n  \"żółć\" : [ 2.50, \"a\\\"b\",\n true, null, {\"x\":-1} ]\n}", "e.json");
    ASSERT_TRUE(value) << to_string(value.error());
    ASSERT_EQ(value->members.size(), 1U);
    EXPECT_EQ(value->members[0].at.line, 2);
    EXPECT_EQ(value->members[0].at.column, 3);
    const Value& list = value->members[0].value;
    ASSERT_EQ(list.items.size(), 5U);
    EXPECT_EQ(at(list), std::tuple(2, 12));
    EXPECT_EQ(list.items[0].text, "2.50");
    EXPECT_EQ(at(list.items[0]), std::tuple(2, 14));
    EXPECT_EQ(list.items[1].text, "a\"b");
    EXPECT_EQ(at(list.items[1]), std::tuple(2, 20));
    EXPECT_EQ(at(list.items[2]), std::tuple(3, 2));
    EXPECT_EQ(list.items[3].kind, ValueKind::nothing);
    EXPECT_EQ(list.items[4].find("x")->text, "-1");
    EXPECT_EQ(at(*list.items[4].find("x")), std::tuple(3, 19));
}

TEST(JsonValue, RefusesWhatIsNoJsonWithItsPlace) {
    const auto value = value_from_json("{\"a\": 1,\n \"b\": tru }", "e.json");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().kind, bad_json);
    EXPECT_EQ(value.error().place.line, 2);
}

TEST(JsonValue, RefusesAKeyGivenTwice) {
    const auto value = value_from_json("{\"a\": 1, \"a\": 2}", "e.json");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().place.column, 10);
}

TEST(JsonValue, RefusesDeepNestingAndBadUtf8) {
    EXPECT_FALSE(value_from_json(std::string(100000, '['), "e.json"));
    EXPECT_FALSE(value_from_json("[\"\xC3\"]", "e.json"));
    EXPECT_FALSE(value_from_json("", "e.json"));
}

}  // namespace
}  // namespace sigillum::credential
