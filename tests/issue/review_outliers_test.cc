#include "issue/review_outliers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "locale/catalogue_folder.h"
#include "locale/catalogues.h"

namespace sigillum::issue {
namespace {

using Notes = std::vector<std::vector<std::string>>;

std::vector<std::vector<std::string>> notes_of(ColumnKind kind, std::vector<std::string> values) {
    static const auto catalogues = locale::Catalogues::load(
        *locale::CatalogueFolder::open(std::string(SOURCE_DIR) + "/locales"), {Language{"en"}});
    const ReviewVoice voice(*catalogues->find(Language{"en"}));
    return outliers({{"field", "Field"}, kind, std::move(values)}, voice);
}

std::vector<std::string> repeated(std::size_t times, const std::string& value,
                                  std::vector<std::string> more) {
    std::vector<std::string> values(times, value);
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

TEST(Outliers, AValueThatOneOfTwentyHasIsRare) {
    const Notes notes = notes_of(ColumnKind::choice, repeated(38, "MS", {"BS", "BS"}));
    EXPECT_TRUE(notes[0].empty());
    EXPECT_EQ(notes[38], std::vector<std::string>{"rare: 2 of 40"});
    const Notes three = notes_of(ColumnKind::choice, repeated(37, "MS", {"BS", "BS", "BS"}));
    EXPECT_TRUE(three[39].empty());
}

TEST(Outliers, OneAloneIsRareInAShortListToo) {
    EXPECT_EQ(notes_of(ColumnKind::choice, repeated(3, "wut", {"eth"}))[3],
              std::vector<std::string>{"rare: 1 of 4"});
}

TEST(Outliers, AnEmptyCellAmongFilledOnesIsNotGiven) {
    EXPECT_EQ(notes_of(ColumnKind::choice, repeated(5, "PL", {""}))[5],
              std::vector<std::string>{"not given: 1 of 6"});
}

TEST(Outliers, WhereValuesHardlyRepeatNoneIsRare) {
    for (const auto& notes : notes_of(ColumnKind::free_text, {"a", "b", "c", "d", "d"}))
        EXPECT_TRUE(notes.empty());
}

// Characters, not bytes: three of ł are as long as three of l, and shorter than four of l.
TEST(Outliers, NamesAreMeasuredInCharacters) {
    const Notes notes = notes_of(ColumnKind::name, {"łłł", "llll", "lllll"});
    EXPECT_EQ(notes[0], std::vector<std::string>{"shortest name (characters: 3)"});
    EXPECT_TRUE(notes[1].empty());
    EXPECT_EQ(notes[2], std::vector<std::string>{"longest name (characters: 5)"});
}

// Quartiles of 3, 4 × 4, 5 × 3 and 1 are 4 and 5: the fences stand at 2.5 and 6.5.
TEST(Outliers, GradesOutsideTukeysFencesAreFarFromMost) {
    const Notes notes = notes_of(ColumnKind::grade, {"3", "4", "4", "4", "4", "5", "5", "5", "1"});
    EXPECT_EQ(notes[8], (std::vector<std::string>{"rare: 1 of 9", "far below most grades"}));
    EXPECT_EQ(notes[0], std::vector<std::string>{"rare: 1 of 9"});
}

TEST(Outliers, ACommaIsAPointAndAMeaningIsNoPartOfTheNumber) {
    std::vector<std::string> grades = {"4,0 (good)",      "4,0 (good)",      "4,0 (good)",
                                       "4,5 (good plus)", "4,5 (good plus)", "4,5 (good plus)",
                                       "4,5 (good plus)", "9,0 (?)"};
    const Notes notes = notes_of(ColumnKind::grade, grades);
    EXPECT_EQ(notes[7].back(), "far above most grades");
}

TEST(Outliers, AWordAmongNumbersIsNone) {
    const Notes notes = notes_of(ColumnKind::grade, {"28", "30", "30", "28", "30 e lode"});
    EXPECT_EQ(notes[4].back(), "no plain number, unlike most grades");
    for (const auto& none : notes_of(ColumnKind::grade, {"A", "B", "A", "B", "3"})) {
        for (const std::string& note : none) EXPECT_NE(note, "no plain number, unlike most grades");
    }
}

TEST(Outliers, DatesThatDifferFromTheRest) {
    const Notes births = notes_of(ColumnKind::birth_date,
                                  {"2001-01-01", "2001-05-01", "2001-09-01", "2002-01-01", "2002-05-01",
                                   "2002-09-01", "2003-01-01", "2003-05-01", "1950-01-01", "1999"});
    EXPECT_EQ(births[8], std::vector<std::string>{"much older than most"});
    EXPECT_EQ(births[9], std::vector<std::string>{"the day is not given, unlike most"});
    EXPECT_TRUE(births[0].empty());
    EXPECT_EQ(notes_of(ColumnKind::date, repeated(6, "2026-06-26", {"2026-06-29"}))[6],
              std::vector<std::string>{"rare: 1 of 7"});
}

}  // namespace
}  // namespace sigillum::issue
