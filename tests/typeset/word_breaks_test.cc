#include "typeset/word_breaks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sigillum::typeset {
namespace {

// The last word of a text with hyphens wherever it may be parted.
std::string parted(const std::string& tag, const std::string& text, OwnHyphens own = OwnHyphens::spare,
                   bool whole = false) {
    static const locale::LineRules rules =
        locale::LineRules::load(std::string(SOURCE_DIR) + "/locales/line-breaks",
                                {{"de"}, {"en"}, {"fr"}, {"it"}, {"uk"}, {"fi"}})
            .value();
    const Span span{.text = text, .language = {tag}, .style = {}, .whole = whole};
    const std::size_t begin = text.find_last_of(" -") == std::string::npos ? 0 : text.find_last_of(" -") + 1;
    const auto places = word_breaks(text, begin, text.size(), {&span, 1}, rules, own);
    std::string result;
    for (std::size_t i = begin; i < text.size(); ++i) {
        if (std::find(places.begin(), places.end(), i) != places.end()) result += '-';
        result += text[i];
    }
    return result;
}

TEST(WordBreaks, SignsAroundAWordStayWithIt) {
    EXPECT_EQ(parted("de", "eine (Bescheinigung),"), "(Be-schei-ni-gung),");
    EXPECT_EQ(parted("de", "„Bescheinigung“."), "„Be-schei-ni-gung“.");
}

TEST(WordBreaks, ACapitalWithinASentenceMarksANameButInGerman) {
    EXPECT_EQ(parted("en", "in Engineering"), "Engineering");
    EXPECT_EQ(parted("en", "in engineering"), "en-gin-eer-ing");
    EXPECT_EQ(parted("en", "done. Engineering"), "En-gin-eer-ing");
    EXPECT_EQ(parted("en", "Engineering"), "En-gin-eer-ing");
    EXPECT_EQ(parted("de", "die Nachhaltigkeit"), "Nach-hal-tig-keit");
}

TEST(WordBreaks, FiguresAddressesAndCapitalsAreNotParted) {
    for (const char* text : {"COVID19", "www.beispiel.example", "UNIVERSITY", "eLearning", "post@beispiel"})
        EXPECT_EQ(parted("de", text), text);
}

TEST(WordBreaks, WhatIsWholeStaysWhole) {
    EXPECT_EQ(parted("de", "Bescheinigung", OwnHyphens::spare, true), "Bescheinigung");
}

TEST(WordBreaks, AShortWordThatStaysWithTheNextOneDoesNotKeepItWhole) {
    static const locale::LineRules rules =
        locale::LineRules::load(std::string(SOURCE_DIR) + "/locales/line-breaks", {{"pl"}}).value();
    const std::string text = "dane i w przedstawionych";
    const Span span{.text = text, .language = {"pl"}, .style = {}};
    const auto places =
        word_breaks(text, text.find("i w"), text.size(), {&span, 1}, rules, OwnHyphens::spare);
    ASSERT_FALSE(places.empty());
    EXPECT_EQ(places.front(), text.find("stawionych"));  // przed-sta-wio-nych

    const std::string amount = "ponad 120 godzinnych";
    const Span other{.text = amount, .language = {"pl"}, .style = {}};
    EXPECT_TRUE(
        word_breaks(amount, amount.find("120"), amount.size(), {&other, 1}, rules, OwnHyphens::spare)
            .empty());
}

TEST(WordBreaks, AnArticleBeforeAnApostropheIsNoPartOfTheWord) {
    EXPECT_EQ(parted("fr", "de l’enseignement"), "l’en-sei-gne-ment");
    EXPECT_EQ(parted("it", "dell’apprendimento"), "dell’ap-pren-di-mento");
    EXPECT_EQ(parted("uk", "здоров’я"), "здоров’я");  // the apostrophe stands within the word
}

TEST(WordBreaks, AWordWithHyphensOfItsOwnIsPartedOnlyInNeed) {
    EXPECT_EQ(parted("de", "Online-Lehrveranstaltung"), "Lehrveranstaltung");
    EXPECT_EQ(parted("de", "Online-Lehrveranstaltung", OwnHyphens::part), "Lehr-ver-an-stal-tung");
}

TEST(WordBreaks, ALanguageWithoutDictionaryHasNone) {
    EXPECT_EQ(parted("ga", "oideachas"), "oideachas");
    EXPECT_EQ(parted("ar", "الاستدامة"), "الاستدامة");
}

}  // namespace
}  // namespace sigillum::typeset
