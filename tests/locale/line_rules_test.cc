#include "locale/line_rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "locale/catalogues.h"

namespace sigillum::locale {
namespace {

namespace fs = std::filesystem;

const fs::path locales = std::string(SOURCE_DIR) + "/locales";

fs::path folder_with(const std::string& name, const std::string& rules) {
    const fs::path folder = fs::path(testing::TempDir()) / name;
    fs::create_directories(folder);
    std::ofstream(folder / "rules.json") << rules;
    return folder;
}

TEST(LineRules, HoldForALanguageAndThoseThatBeginWithItsTag) {
    const auto rules = LineRules::load(line_rules_folder(locales), {});
    ASSERT_TRUE(rules) << to_string(rules.error());
    EXPECT_TRUE(rules->of({"pl"}).stay_with_next.contains("w"));
    EXPECT_TRUE(rules->of({"pl"}).stay_with_next.contains("W"));
    EXPECT_FALSE(rules->of({"de"}).stay_with_next.contains("w"));
    EXPECT_TRUE(rules->of({"de-AT"}).nouns_have_capitals);
    EXPECT_EQ(rules->of({"sr-Latn"}).dictionary, "hyph_sr-Latn_RS.dic");
    EXPECT_EQ(rules->of({"sr"}).dictionary, "hyph_sr_RS.dic");
    // What all have in common, also where a language has no entry.
    EXPECT_TRUE(rules->of({"de"}).units.contains("ECTS"));
    EXPECT_TRUE(rules->of({"ja"}).units.contains("ECTS"));
}

TEST(LineRules, ReadTheDictionariesThatAreWantedAndNoOthers) {
    const auto rules = LineRules::load(line_rules_folder(locales), {{"de"}, {"fi"}, {"ga"}});
    ASSERT_TRUE(rules) << to_string(rules.error());
    EXPECT_NE(rules->of({"de"}).hyphenation, nullptr);
    EXPECT_NE(rules->of({"fi"}).hyphenation, nullptr);
    EXPECT_EQ(rules->of({"ga"}).hyphenation, nullptr);
    EXPECT_EQ(rules->of({"fr"}).hyphenation, nullptr);
    EXPECT_EQ(rules->dictionary_files().size(), 2U);
}

TEST(LineRules, EveryCatalogueHasRulesButThoseOfScriptsThatHaveNoHyphens) {
    const auto rules = LineRules::load(line_rules_folder(locales), {});
    ASSERT_TRUE(rules);
    for (const auto& entry : fs::directory_iterator(locales)) {
        const std::string tag = entry.path().stem();
        if (entry.path().extension() != ".json" || tag == "ar" || tag == "he") continue;
        EXPECT_TRUE(rules->languages().contains(tag)) << tag;
    }
}

// Where a language writes the year behind the month and a space between them, the month is one of its words.
TEST(LineRules, AMonthStaysWithItsYearInEveryLanguage) {
    const auto rules = LineRules::load(line_rules_folder(locales), {});
    const auto catalogues = Catalogues::load(locales);
    ASSERT_TRUE(rules && catalogues);
    for (const auto& [tag, rule] : rules->languages()) {
        for (int month = 1; month <= 12; ++month) {
            const std::string date = catalogues->find(Language{tag})->date(Date{2026, month, 5});
            const std::size_t year = date.find(" 2026");
            if (year == std::string::npos || tag == "sl") continue;  // Slovenian has a number there
            const std::string before = date.substr(0, year), no_break = "\u00a0";
            const std::size_t space = before.rfind(' '), joined = before.rfind(no_break);
            const bool is_joined =
                joined != std::string::npos && (space == std::string::npos || joined > space);
            const std::string word = before.substr(is_joined ? joined + no_break.size() : space + 1);
            EXPECT_TRUE(rule.stay_with_number.contains(word)) << tag << ": " << date;
        }
    }
}

TEST(LineRules, ADictionaryThatIsNotInstalledIsDoneWithout) {
    const auto rules = LineRules::load(folder_with("not-installed",
                                                   R"({"folders": ["/no/such/folder"], "all": {},
                        "languages": {"xx": {"dictionary": "hyph_xx.dic", "package": "hyphen-xx"}}})"),
                                       {{"xx"}});
    ASSERT_TRUE(rules) << to_string(rules.error());
    EXPECT_EQ(rules->of({"xx"}).hyphenation, nullptr);
    EXPECT_TRUE(rules->dictionary_files().empty());
}

TEST(LineRules, ABrokenListIsRefused) {
    EXPECT_EQ(LineRules::load(folder_with("broken", "{"), {}).error().kind, bad_line_rules);
    EXPECT_EQ(
        LineRules::load(folder_with("without-languages", R"({"folders": [], "all": {}})"), {}).error().kind,
        bad_line_rules);
}

}  // namespace
}  // namespace sigillum::locale
