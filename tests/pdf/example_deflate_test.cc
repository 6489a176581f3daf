// Texts compressed by an example: what they expand to by another program's inflate, and how large they are.
#include "pdf/example_deflate.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "pdf/deflate.h"
#include "tests/pdf/inflated.h"

namespace sigillum::pdf::test {
namespace {

const char* const words[] = {"learner", "Zertifikat", "świadectwo", "level", "unit", "credits", "2026-07-03",
                             "name",    "family",     "Łódź",       "title", "7",    "EQF",     "statement"};

// A record as an engine writes it: members and values, in quotation marks.
std::string record(int entries, std::mt19937& random) {
    std::string text = "{";
    for (int i = 0; i < entries; ++i) {
        text += "\"member" + std::to_string(i) + "\":\"";
        for (unsigned word = 0; word < 2 + random() % 9; ++word)
            text += std::string(words[random() % 14]) + " ";
        text += "\",";
    }
    return text + "\"end\":true}";
}

// The text with some of its values made others, longer or shorter.
std::string spoiled(std::string text, int times, std::mt19937& random) {
    for (int i = 0; i < times && !text.empty(); ++i) {
        const std::size_t at = random() % text.size();
        const std::size_t removed = random() % 30;
        std::string other;
        for (unsigned c = 0; c < random() % 40; ++c)
            other += static_cast<char>(random() % 4 == 0 ? random() : '0' + random() % 40);
        text.replace(at, removed, other);
    }
    return text;
}

TEST(ExampleDeflate, TheExampleItselfComesBackInFewerBytesThanByASearch) {
    std::mt19937 random(7);
    const std::string text = record(300, random);
    const Bytes compressed = ExampleDeflate(text).compress(text);
    EXPECT_EQ(inflated(compressed), text);
    EXPECT_LT(compressed.size(), Deflate(6).compress(text).size());
}

TEST(ExampleDeflate, TextsWithOtherValuesComeBack) {
    std::mt19937 random(20261123);
    int taken = 0;
    for (int i = 0; i < 60; ++i) {
        const std::string example = record(1 + static_cast<int>(random() % 300), random);
        ExampleDeflate deflate(example);
        for (int times = 0; times < 60; times += 1 + times / 3) {
            const std::string text = spoiled(example, times, random);
            const Bytes compressed = deflate.compress(text);
            if (!compressed.empty()) {
                ASSERT_EQ(inflated(compressed), text) << i << " " << times;
                ++taken;
            }
        }
    }
    EXPECT_GT(taken, 300) << "most texts are near enough to their example";
}

TEST(ExampleDeflate, AFewOtherValuesCostFewBytes) {
    std::mt19937 random(3);
    const std::string example = record(300, random);
    std::string text = example;
    for (const char* member : {"\"member3\":\"", "\"member77\":\"", "\"member205\":\""})
        text.insert(text.find(member) + std::string(member).size(), "Zażółć Gęślą ");
    ExampleDeflate deflate(example);
    const Bytes compressed = deflate.compress(text);
    EXPECT_EQ(inflated(compressed), text);
    EXPECT_LT(compressed.size(), deflate.compress(example).size() + 60) << "the second and third are matches";
}

TEST(ExampleDeflate, MembersMoreOrFewerAreNoTrouble) {
    std::mt19937 random(11);
    const std::string whole = record(200, random);
    const std::size_t begin = whole.find("\"member40\"");
    const std::size_t end = whole.find("\"member55\"");
    const std::string without = whole.substr(0, begin) + whole.substr(end);
    EXPECT_EQ(inflated(ExampleDeflate(whole).compress(without)), without);
    const Bytes longer = ExampleDeflate(without).compress(whole);
    EXPECT_EQ(inflated(longer), whole);
    EXPECT_LT(longer.size(), Deflate(1).compress(whole).size());
}

TEST(ExampleDeflate, MatchesReachNoFurtherThanTheFormatAllows) {
    std::mt19937 random(5);
    std::string example = "\"first\":\"" + record(20, random) + "\"";
    while (example.size() < 32'000) example += record(5, random);
    example += example.substr(0, 1'000);
    std::string text = example;
    // What stood within reach does so no longer.
    text.insert(text.size() / 2, "\"" + record(35, random) + "\"");
    ASSERT_GT(text.size(), 34'000U);
    EXPECT_EQ(inflated(ExampleDeflate(example).compress(text)), text);
}

TEST(ExampleDeflate, ATextOfItsOwnIsLeftToOthers) {
    std::mt19937 random(13);
    const std::string example = record(100, random);
    EXPECT_TRUE(ExampleDeflate(example).compress(std::string(5'000, 'x')).empty());
    EXPECT_TRUE(ExampleDeflate({}).compress(example).empty());
    EXPECT_EQ(inflated(ExampleDeflate(example).compress({})), "");
    EXPECT_EQ(inflated(ExampleDeflate({}).compress({})), "");
}

TEST(ExampleDeflate, TheSameExampleAndTextMakeTheSameBytes) {
    std::mt19937 random(17);
    const std::string example = record(100, random);
    const std::string text = spoiled(example, 5, random);
    ExampleDeflate used(example);
    for (int i = 0; i < 5; ++i) used.compress(spoiled(example, 9, random));
    EXPECT_EQ(used.compress(text), ExampleDeflate(example).compress(text));
}

TEST(DeflateCode, LengthsAndDistancesAreThoseOfTheFormat) {
    // Table of RFC 1951, 3.2.5.
    EXPECT_EQ(symbol_of_length(3).symbol, 257U);
    EXPECT_EQ(symbol_of_length(10).symbol, 264U);
    EXPECT_EQ(symbol_of_length(11).symbol, 265U);
    EXPECT_EQ(symbol_of_length(12).rest.bits, 1U);
    EXPECT_EQ(symbol_of_length(130).symbol, 280U);
    EXPECT_EQ(symbol_of_length(131).rest.length, 5U);
    EXPECT_EQ(symbol_of_length(257).symbol, 284U);
    EXPECT_EQ(symbol_of_length(258).symbol, 285U);
    EXPECT_EQ(symbol_of_length(258).rest.length, 0U);
    EXPECT_EQ(symbol_of_distance(1).symbol, 0U);
    EXPECT_EQ(symbol_of_distance(4).symbol, 3U);
    EXPECT_EQ(symbol_of_distance(5).symbol, 4U);
    EXPECT_EQ(symbol_of_distance(24'576).symbol, 28U);
    EXPECT_EQ(symbol_of_distance(24'577).symbol, 29U);
    EXPECT_EQ(symbol_of_distance(32'768).rest.length, 13U);
    EXPECT_EQ(symbol_of_distance(32'768).rest.bits, 8'191U);
}

TEST(DeflateCode, NoCodeIsLongerThanAllowedAndAllAreUsed) {
    std::vector<std::uint32_t> counts{1, 1};
    while (counts.size() < 40) counts.push_back(counts[counts.size() - 1] + counts[counts.size() - 2]);
    for (const unsigned longest : {7U, 15U}) {
        double sum = 0;
        for (const std::uint8_t length : code_lengths(counts, longest)) {
            EXPECT_LE(length, longest);
            sum += 1.0 / (1U << length);
        }
        EXPECT_EQ(sum, 1.0) << "Kraft: neither too many nor too few";
    }
}

}  // namespace
}  // namespace sigillum::pdf::test
