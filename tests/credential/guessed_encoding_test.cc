#include "credential/guessed_encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "credential/learner_list.h"

namespace sigillum::credential {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(GuessedEncoding, IsCertainWhereAllReadingsAgree) {
    const GuessedEncoding guess = guessed_encoding(
        "1;J\xFCrgen M\xFCller\n2;J\xF6rg Stra\xDF"
        "e\n");
    EXPECT_TRUE(guess.certain);  // ü, ö and ß are the same in 1252, 1250 and 8859-2
    EXPECT_THAT(guess.doubtful_word, IsEmpty());
}

TEST(GuessedEncoding, IsCertainWhereOtherReadingsAreNoWords) {
    // "Ma³gorzata" is none, and ś at 0x9C is a control character in ISO 8859-2.
    const GuessedEncoding guess = guessed_encoding("1;Ma\xB3gorzata\n2;Micha\xB3 \x9Cliwa\n");
    EXPECT_TRUE(guess.certain);
    EXPECT_THAT(guess.possible, ElementsAre("windows-1250"));
}

TEST(GuessedEncoding, ShowsTheWordsOnWhichReadingsDiffer) {
    const GuessedEncoding guess = guessed_encoding("1;M\xFCller\n2;Bj\xF8rn\n");
    EXPECT_FALSE(guess.certain);
    EXPECT_EQ(guess.row, 2);
    EXPECT_THAT(guess.doubtful_word, ElementsAre(Pair("windows-1252", "Bjørn"), Pair("windows-1250", "Bjřrn"),
                                                 Pair("ISO-8859-2", "Bjřrn")));
}

// What Excel for the Mac wrote: "Kšnig" in 1252 and 1250, "König" in Mac Roman.
TEST(GuessedEncoding, DoesNotTakeMacRomanForWindows) {
    EXPECT_FALSE(guessed_encoding("1;K\x9Anig\n").certain);
    EXPECT_FALSE(guessed_encoding("1;J\x8Ager\n").certain);
}

TEST(GuessedEncoding, KnowsUtf16WithoutAMark) {
    const std::string little("k\0e\0y\0;\0n\0a\0m\0e\0\n\0001\0;\0A\1\n\0", 26);
    std::string big = little;
    for (std::size_t i = 0; i + 1 < big.size(); i += 2) std::swap(big[i], big[i + 1]);
    EXPECT_EQ(utf16_without_mark(little), "UTF-16LE");
    EXPECT_EQ(utf16_without_mark(big), "UTF-16BE");
    EXPECT_EQ(utf16_without_mark("key;name\n1;Anna\n"), std::nullopt);
    EXPECT_EQ(utf16_without_mark(std::string("k\0e\0y", 5)), std::nullopt);
}

struct Read {
    Learners learners;
    std::vector<std::string> findings;
};

Read read(const std::string& bytes, const LearnersSource& source = {}) {
    Findings findings;
    Read read;
    read.learners = learners_from_list(bytes, "l.csv", source, Language{"en"}, findings).learners;
    for (const Finding& finding : findings.list()) read.findings.push_back(to_string(finding.error));
    return read;
}

TEST(ListEncoding, IsRecognisedWithANote) {
    const Read polish = read("key;name\n1;Ma\xB3gorzata \xA3ucka\n2;Jan \x9Cliwa\n");
    ASSERT_EQ(polish.learners.size(), 2U);
    EXPECT_EQ(polish.learners[0].name, "Małgorzata Łucka");
    EXPECT_THAT(
        polish.findings,
        ElementsAre(
            "l.csv: the list is in windows-1250, not in UTF-8; it is read so; expected nothing to be done"));
    const Read marked = read(std::string("\xFF\xFEk\0e\0y\0;\0n\0a\0m\0e\0\n\0001\0;\0A\1\n\0", 28));
    ASSERT_EQ(marked.learners.size(), 1U);
    EXPECT_EQ(marked.learners[0].name, "Ł");
}

TEST(ListEncoding, IsAskedForWhereItIsDoubtful) {
    const std::string list = "key;name\n1;Bj\xF8rn\n";
    const Read doubtful = read(list);
    EXPECT_THAT(doubtful.learners, IsEmpty());
    EXPECT_THAT(
        doubtful.findings,
        ElementsAre(
            "l.csv row 2: it cannot be told in which encoding the list is: “Bjørn” in windows-1252, "
            "“Bjřrn” in windows-1250 and ISO-8859-2; expected the one that reads right, under "
            "[learners] in the edition: encoding = \"windows-1252\"; or the list saved as “CSV UTF-8”"));
    const Read declared = read(list, {.encoding = "windows-1252"});
    ASSERT_EQ(declared.learners.size(), 1U);
    EXPECT_EQ(declared.learners[0].name, "Bjørn");
    EXPECT_THAT(declared.findings, IsEmpty());
}

}  // namespace
}  // namespace sigillum::credential
