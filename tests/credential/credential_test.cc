#include "credential/credential.h"

#include <gtest/gtest.h>

#include "credential/decimal.h"

namespace sigillum::credential {
namespace {

TEST(LocalText, FallsBackFromRegionToLanguageToTheFirstText) {
    const LocalText text{{{Language{"en"}, "course"}, {Language{"pt"}, "curso"}}};
    EXPECT_EQ(text.in({"pt-BR"}), "curso");
    EXPECT_EQ(text.language_for({"pt-BR"}).tag, "pt");
    EXPECT_EQ(text.find({"de"}), nullptr);
    EXPECT_EQ(text.in({"de"}), "course");
    EXPECT_EQ(text.language_for({"de"}).tag, "en");
    EXPECT_EQ(LocalText{}.in({"de"}), "");
}

TEST(Credential, TakesTheLearnersLanguageAndDateFirst) {
    Edition edition{.languages = {{"en"}}, .document_date = {2026, 7, 3}};
    Credential credential{edition, {}, {}};
    EXPECT_EQ(credential.languages().front().tag, "en");
    EXPECT_EQ(credential.date_of_issuing(), (Date{2026, 7, 3}));
    edition.date_of_issuing = Date{2026, 6, 30};
    EXPECT_EQ(credential.date_of_issuing(), (Date{2026, 6, 30}));
    credential.learner.requirements_met = Date{2026, 6, 20};
    credential.learner.languages = {{"pl"}};
    EXPECT_EQ(credential.date_of_issuing(), (Date{2026, 6, 20}));
    EXPECT_EQ(credential.languages().front().tag, "pl");
}

TEST(Credential, GivesUnitsInTheLearnersOrder) {
    Edition edition;
    edition.units.resize(3);
    edition.units[0].id = "a";
    edition.units[1].id = "b";
    edition.units[2].id = "c";
    Learner learner;
    learner.units = {{"c", {}}, {"a", {}}};
    const Credential credential{edition, learner, {}};
    const auto units = credential.units();
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].first, &edition.units[2]);
    EXPECT_EQ(units[1].second, &credential.learner.units[1]);
}

TEST(Decimal, IsExact) {
    EXPECT_EQ(millionths("2.5"), 2500000);
    EXPECT_EQ(millionths("0.1") + millionths("0.2"), millionths("0.3"));
    EXPECT_EQ(millionths("1,5"), 0);
    EXPECT_EQ(decimal_from(2500000), "2.5");
    EXPECT_EQ(decimal_from(8000000), "8");
}

}  // namespace
}  // namespace sigillum::credential
