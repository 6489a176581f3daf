// The comparison of what a record says is printed with what stands on the pages.
#include "verify/page_text.h"

#include <gtest/gtest.h>

namespace sigillum::verify {
namespace {

using Kind = Disagreement::Kind;

std::vector<credential::PrintedText> printed(std::initializer_list<const char*> texts) {
    std::vector<credential::PrintedText> list;
    for (const char* text : texts) list.push_back({"field", {"en"}, text});
    return list;
}

// The text that fails, marked when it is out of place; "" when all stand.
std::string failing(const std::vector<std::string>& pages,
                    const std::vector<credential::PrintedText>& texts) {
    const auto found = first_disagreement(pages, texts);
    if (!found) return "";
    if (found->kind == Kind::not_compared) return "(given up)";
    return found->text->text + (found->kind == Kind::out_of_place ? " (out of place)" : "");
}

TEST(PageText, StandsWhateverTheLineBreaks) {
    EXPECT_EQ(failing({"has completed\nthe course Data\n  Literacy"},
                      printed({"has completed", "course Data Literacy"})),
              "");
    EXPECT_EQ(failing({"activity/\nopportunity"}, printed({"activity/opportunity"})), "");
}

TEST(PageText, IsComparedInOneNormalForm) {
    EXPECT_EQ(failing({"Jose\u0301 Wi\u00ADśniewski"}, printed({"José Wiśniewski"})), "");
    EXPECT_EQ(failing({"Jose Wiśniewski"}, printed({"José Wiśniewski"})), "José Wiśniewski");
}

TEST(PageText, WhatRunsFromRightToLeftIsComparedByItsCharacters) {
    // As Poppler gives a name back whose marks stand apart, and one with a ligature.
    const std::vector<std::string> page = {"ّ\n\u202Bالحداد\u202C ليىل\nborn 2002"};
    EXPECT_EQ(failing(page, printed({"ليلى الحدّاد", "born 2002"})), "");
    EXPECT_EQ(failing(page, printed({"ليلى الحدّادي"})), "ليلى الحدّادي");
    // Each character counts once.
    EXPECT_EQ(failing(page, printed({"ليلى", "ليلى"})), "ليلى");
    EXPECT_EQ(failing(page, printed({"ليلى الحدّاد", "born 2003"})), "born 2003");
    // Brackets may have been turned round.
    EXPECT_EQ(failing({"للمؤهلات (EQF("}, printed({"للمؤهلات (EQF)"})), "");
}

TEST(PageText, NeedsWholeWords) {
    EXPECT_EQ(failing({"Level 17 of 70"}, printed({"7"})), "7");
    EXPECT_EQ(failing({"Annabel Lee"}, printed({"Anna"})), "Anna");
}

TEST(PageText, NeedsEachTextAsOftenAsItIsRecorded) {
    EXPECT_EQ(failing({"2 ECTS and 2 ECTS"}, printed({"2 ECTS", "2 ECTS"})), "");
    EXPECT_EQ(failing({"2 ECTS"}, printed({"2 ECTS", "2 ECTS"})), "2 ECTS");
    EXPECT_EQ(failing({"2 ECTS"}, printed({"2", "2 ECTS"})), "2");
}

TEST(PageText, MayBePartedByAPageBreakOrTheOtherLanguage) {
    EXPECT_EQ(
        failing({"a long text that\nPage 1", "goes on here"}, printed({"a long text that goes on here"})),
        "");
    EXPECT_EQ(
        failing({"a long text that", "Page 2", "goes on here"}, printed({"a long text that goes on here"})),
        "a long text that goes on here");
    EXPECT_EQ(failing({"No. / Nr 7K4Q"}, printed({"No. 7K4Q", "Nr"})), "");
    EXPECT_EQ(failing({"passed, though it was nearly failed on every count"}, printed({"passed failed"})),
              "passed failed");
}

TEST(PageText, FollowsTheRecordPageByPage) {
    const std::vector<std::string> pages = {"first", "second", "third"};
    EXPECT_EQ(failing(pages, printed({"first", "second", "third"})), "");
    EXPECT_EQ(failing(pages, printed({"second", "first", "third"})), "");
    EXPECT_EQ(failing(pages, printed({"third", "first"})), "first (out of place)");
}

// A value may also stand inside other words elsewhere: that is no second place of it.
TEST(PageText, FollowsTheRecordByWholeWordsOnly) {
    EXPECT_EQ(failing({"7 first", "17 second", "third"}, printed({"third", "7"})), "7 (out of place)");
    EXPECT_EQ(failing({"17 first", "second", "7 third"}, printed({"17 first", "second", "7"})), "");
}

std::string repeated(const std::string& part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
}

// Long and honest: ten times what the largest certificate brings.
TEST(PageText, StandsInLongDocuments) {
    std::vector<std::string> pages;
    std::vector<credential::PrintedText> texts;
    for (int page = 0; page < 200; ++page) {
        pages.emplace_back();
        for (int i = 0; i < 60; ++i) {
            const std::string number = std::to_string(page * 60 + i);
            pages.back() += "Module " + number + " of the programme\n3 ECTS\npassed with distinction\n";
            texts.push_back({"field", Language{"en"}, "Module " + number + " of the programme"});
            texts.push_back({"field", Language{"en"}, "3 ECTS"});
            texts.push_back({"field", Language{"en"}, "passed with distinction"});
        }
    }
    EXPECT_EQ(failing(pages, texts), "");
    texts.push_back(texts[1]);
    EXPECT_EQ(failing(pages, texts), "3 ECTS") << "listed once more than it stands there";
}

TEST(PageText, IsGivenUpWhereItWouldTakeLong) {
    const std::string word(16, 'a');
    const std::vector<std::string> pages = {repeated(word + " ", 60'000)};
    std::vector<credential::PrintedText> alike;
    for (int i = 0; i < 400; ++i)
        alike.push_back({"field", Language{"en"}, repeated(word + " ", 60 + i % 40) + std::to_string(i)});
    EXPECT_EQ(failing(pages, alike), "(given up)");

    std::vector<credential::PrintedText> parted;
    for (int i = 0; i < 400; ++i)
        parted.push_back({"field", Language{"en"}, repeated("a ", 600) + std::to_string(i)});
    EXPECT_EQ(failing({repeated("a ", 200'000)}, parted), "(given up)");

    EXPECT_EQ(failing({std::string(2'000'000, 'x'), std::string(2'000'000, 'x')}, printed({"x"})),
              "(given up)");
    // Marks below come before marks above: a normaliser moves each of them over all others.
    EXPECT_EQ(failing({"a" + repeated("\u0301", 200'000) + repeated("\u0323", 200'000)}, printed({"a"})),
              "(given up)");
    EXPECT_EQ(failing({"a"}, printed({("a" + repeated("\u0301", 31)).c_str()})), "(given up)");
    EXPECT_EQ(failing({"a" + repeated("\u0301", 30)}, printed({("a" + repeated("\u0301", 30)).c_str()})), "");
}

}  // namespace
}  // namespace sigillum::verify
