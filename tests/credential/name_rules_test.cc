// Names that may be right, but are seldom meant so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "credential/garbled_text.h"
#include "credential/look_alike.h"
#include "tests/credential/edited_sample.h"

namespace sigillum::credential {
namespace {

// What is found about a learner of that name, as "severity kind".
std::vector<std::string> findings_about(const std::string& name) {
    const ReadEdition read = read_edited("ai-in-higher-education", {{"Żaneta Gęś-Ślązak", name}});
    std::vector<std::string> lines;
    for (const Finding& finding : read.findings.list()) {
        EXPECT_EQ(finding.severity, Severity::warning);
        EXPECT_EQ(to_string(finding.error.place), "learners.csv row 2, column name");
        EXPECT_EQ(finding.error.place.column, 2);
        lines.emplace_back(finding.error.kind.name);
    }
    return lines;
}

struct Doubt {
    const char* name;
    std::vector<std::string> kinds;
};

TEST(NameRules, WarnOfWhatIsSeldomMeant) {
    const Doubt doubts[] = {
        {"ANNA KOWALSKA", {"name-in-capitals"}},       {"KOWALSKA Anna", {"name-in-capitals"}},
        {"ÅSE ØDEGÅRD", {"name-in-capitals"}},         {"anna kowalska", {"name-without-capitals"}},
        {"Ann4 Kowalska", {"digit-in-name"}},          {"M?ller Anna", {"question-mark-in-name"}},
        {"Anna M\u00C3\u00BCller", {"garbled-text"}},  {"Ma\u0139\u201Agorzata Nowak", {"garbled-text"}},
        {"Anna Kow\u0430lska", {"look-alike-letter"}}, {"\u0391nna Kowalska", {"look-alike-letter"}},
    };
    for (const Doubt& doubt : doubts) EXPECT_EQ(findings_about(doubt.name), doubt.kinds) << doubt.name;
}

TEST(NameRules, LeaveNamesAlone) {
    for (const char* const name :
         {"Łucja Świętosławska-Żółkiewska", "Bjørn Ødegård", "Seán O’Brien", "María José de la Cruz y Núñez",
          "Alessandro D'Amico", "Jan van der Berg", "DJ Okafor", "John Paul III", "Ng",
          "Γιώργος Παπαδόπουλος", "Оксана Шевченко", "Nguyễn Thị Ánh", "McDonald Fiona", "王小明", "გიორგი",
          "Ðorđe Åström", "Ma Li"}) {
        EXPECT_TRUE(findings_about(name).empty()) << name;
    }
}

TEST(LookAlike, NamesTheLetterAndItsTwin) {
    const auto cyrillic = look_alike_in("Kow\u0430lska");
    ASSERT_TRUE(cyrillic);
    EXPECT_EQ(cyrillic->letter, U'\u0430');
    EXPECT_EQ(cyrillic->resembles, U'a');
    const auto greek = look_alike_in("\u0399ngrid");
    ASSERT_TRUE(greek);
    EXPECT_EQ(greek->resembles, U'I');
    // The other way round: a Latin i in a Ukrainian name.
    const auto latin = look_alike_in("Шевченк\u006F");
    ASSERT_TRUE(latin);
    EXPECT_EQ(latin->letter, U'o');
    EXPECT_EQ(latin->resembles, U'\u043E');
    // A word that is Cyrillic throughout, but passes for Latin beside a Latin one.
    EXPECT_TRUE(look_alike_in("\u0421\u0430\u0440\u0430 Kowalska"));
    EXPECT_FALSE(look_alike_in("Анна Kowalska"));  // н passes for nothing
}

TEST(GarbledText, ComesBackAsItWas) {
    EXPECT_EQ(ungarbled("M\u00C3\u00BCller"), "Müller");
    EXPECT_EQ(ungarbled("Wa\u0139\u201A\u00C4\u2122sa"), "Wałęsa");
    EXPECT_EQ(ungarbled("M\u00C3\u00BCller Ma\u0139\u201Agorzata"), std::nullopt);  // two tables mixed
    EXPECT_EQ(ungarbled("Ma\u0139\u201Agorzata"), "Małgorzata");
    EXPECT_EQ(ungarbled("Müller"), std::nullopt);
    EXPECT_EQ(ungarbled("PÓŁTORAK"), std::nullopt);  // ÓŁ would be one Cyrillic letter
    EXPECT_EQ(ungarbled("Muller"), std::nullopt);
}

}  // namespace
}  // namespace sigillum::credential
