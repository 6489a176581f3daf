// The catalogues the project ships, and what a catalogue answers.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <thread>

#include "locale/catalogues.h"

namespace sigillum::locale {
namespace {

const Catalogues& shipped() {
    static const Result<Catalogues> loaded = Catalogues::load(SOURCE_DIR "/locales");
    if (!loaded) ADD_FAILURE() << to_string(loaded.error());
    return *loaded;
}

const Catalogue& catalogue(const std::string& tag) { return *shipped().find(Language{tag}); }

TEST(ShippedCatalogues, AreEnglishGermanAndPolishAtLeast) {
    for (const char* tag : {"en", "de", "pl"}) EXPECT_NE(shipped().find(Language{tag}), nullptr) << tag;
}

TEST(ShippedCatalogues, HaveTheSameKeys) {
    for (const Language& language : shipped().languages()) {
        EXPECT_EQ(shipped().find(language)->keys(), catalogue("en").keys()) << language.tag;
    }
}

// Only the grammatical form of the learner may matter in one language and not in another.
TEST(ShippedCatalogues, HaveTheSameArguments) {
    for (const Language& language : shipped().languages()) {
        for (const std::string& key : catalogue("en").keys()) {
            auto own = *shipped().find(language)->arguments(key);
            auto english = *catalogue("en").arguments(key);
            own.erase("form");
            english.erase("form");
            EXPECT_EQ(own, english) << language.tag << " " << key;
        }
    }
}

TEST(ShippedCatalogues, LeaveNoBracesBehind) {
    for (const Language& language : shipped().languages()) {
        const Catalogue& tried = *shipped().find(language);
        for (const std::string& key : tried.keys()) {
            Arguments arguments;
            for (const std::string& name : *tried.arguments(key)) arguments.emplace(name, "2");
            const Result<std::string> text = tried.message(key, arguments);
            ASSERT_TRUE(text) << to_string(text.error());
            EXPECT_EQ(text->find_first_of("{}"), std::string::npos) << language.tag << " " << key << ": " << *text;
            EXPECT_FALSE(text->empty() && key != "assessment.conditions") << language.tag << " " << key;
        }
    }
}

TEST(ShippedCatalogues, SayHonestlyWhoHasReviewedThem) {
    EXPECT_EQ(catalogue("en").review().status, ReviewStatus::official);
    EXPECT_EQ(catalogue("de").review().status, ReviewStatus::unreviewed);
    EXPECT_EQ(catalogue("pl").review().status, ReviewStatus::unreviewed);
    EXPECT_FALSE(catalogue("pl").review().official_terms.empty());
}

TEST(Catalogue, WritesDatesAsItsLanguageDoes) {
    const Date day{2026, 7, 3};
    EXPECT_EQ(catalogue("en").date(day), "3 July 2026");
    EXPECT_EQ(catalogue("de").date(day), "3. Juli 2026");
    EXPECT_EQ(catalogue("pl").date(day), "3 lipca 2026 r.");
}

TEST(Catalogue, WritesDatesOfWhichOnlyAPartIsKnown) {
    EXPECT_EQ(catalogue("en").date(PartialDate{2002, 3, 0}), "March 2002");
    EXPECT_EQ(catalogue("pl").date(PartialDate{2002, 3, 0}), "marzec 2002 r.");
    EXPECT_EQ(catalogue("de").date(PartialDate{2002, 0, 0}), "2002");
    EXPECT_EQ(catalogue("en").date(PartialDate{1899, 12, 31}), "31 December 1899");
}

TEST(Catalogue, WritesRangesWithEnDashAndWithoutRepetition) {
    const DateRange month{{2026, 5, 20}, {2026, 5, 29}};
    const DateRange year{{2026, 3, 2}, {2026, 6, 12}};
    const DateRange apart{{2025, 10, 1}, {2026, 2, 14}};
    const DateRange day{{2026, 5, 20}, {2026, 5, 20}};
    EXPECT_EQ(catalogue("en").date_range(month), "20–29 May 2026");
    EXPECT_EQ(catalogue("en").date_range(year), "2 March – 12 June 2026");
    EXPECT_EQ(catalogue("en").date_range(apart), "1 October 2025 – 14 February 2026");
    EXPECT_EQ(catalogue("en").date_range(day), "20 May 2026");
    EXPECT_EQ(catalogue("de").date_range(month), "20.–29. Mai 2026");
    EXPECT_EQ(catalogue("de").date_range(year), "2. März – 12. Juni 2026");
    EXPECT_EQ(catalogue("pl").date_range(month), "20–29 maja 2026 r.");
    EXPECT_EQ(catalogue("pl").date_range(year), "2 marca – 12 czerwca 2026 r.");
}

TEST(Catalogue, JoinsListsAsItsLanguageDoes) {
    EXPECT_EQ(catalogue("en").list({"A", "B", "C"}), "A, B and C");
    EXPECT_EQ(catalogue("de").list({"A", "B", "C"}), "A, B und C");
    EXPECT_EQ(catalogue("pl").list({"A", "B"}), "A i B");
    EXPECT_EQ(catalogue("en").list({"A"}), "A");
    EXPECT_EQ(catalogue("en").list({}), "");
}

TEST(Catalogue, WritesNumbersLanguagesAndCountries) {
    EXPECT_EQ(catalogue("en").decimal("2.5"), "2.5");
    EXPECT_EQ(catalogue("pl").decimal("2.5"), "2,5");
    EXPECT_EQ(catalogue("pl").language_name(Language{"en"}), "angielski");
    EXPECT_EQ(catalogue("de").language_name(Language{"pl"}), "Polnisch");
    EXPECT_EQ(catalogue("en").country_name("PL"), "Poland");
    EXPECT_EQ(catalogue("pl").country_name("VN"), "Wietnam");
}

TEST(Catalogue, PutsTitlesIntoItsOwnQuotationMarks) {
    EXPECT_EQ(catalogue("en").quoted("X"), "“X”");
    EXPECT_EQ(catalogue("de").quoted("X"), "„X“");
    EXPECT_EQ(catalogue("pl").quoted("X"), "„X”");
}

TEST(Catalogue, KnowsOfficialNamesOfFieldsOfEducation) {
    ASSERT_NE(catalogue("en").field_of_education("0712"), nullptr);
    EXPECT_EQ(*catalogue("en").field_of_education("0712"), "Environmental protection technology");
    EXPECT_EQ(catalogue("en").field_of_education("9998"), nullptr);
}

TEST(Catalogue, ChoosesTheGrammaticalFormOfTheLearner) {
    const auto born = [&](const std::string& form) {
        return *catalogue("pl").message("statement.born.day", {{"date", "14 marca 2002 r."}, {"form", form}});
    };
    EXPECT_EQ(born("feminine"), "urodzona 14 marca 2002 r.");
    EXPECT_EQ(born("masculine"), "urodzony 14 marca 2002 r.");
    EXPECT_EQ(born("neutral"), "ur. 14 marca 2002 r.");
}

TEST(Catalogue, ChoosesThePluralOfItsLanguage) {
    const auto hours = [&](const std::string& tag, const std::string& count) {
        return *catalogue(tag).message("workload.hours", {{"amount", count}, {"count", count}});
    };
    EXPECT_EQ(hours("en", "1"), "1 hour");
    EXPECT_EQ(hours("en", "30"), "30 hours");
    EXPECT_EQ(hours("pl", "1"), "1 godzina");
    EXPECT_EQ(hours("pl", "3"), "3 godziny");
    EXPECT_EQ(hours("pl", "25"), "25 godzin");
    EXPECT_EQ(hours("pl", "2.5"), "2.5 godziny");
}

TEST(Catalogue, NamesAMissingMessageAndAMissingArgument) {
    const Result<std::string> unknown = catalogue("pl").message("statement.certified");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, missing_message);
    EXPECT_EQ(unknown.error().place.field, "statement.certified");
    const Result<std::string> unfilled = catalogue("en").message("statement.on_day");
    ASSERT_FALSE(unfilled);
    EXPECT_EQ(unfilled.error().kind, missing_argument);
    EXPECT_NE(unfilled.error().found.find("date"), std::string::npos);
}

TEST(Catalogue, TakesArgumentsAsTheyAreBracesIncluded) {
    EXPECT_EQ(*catalogue("en").message("statement.on_day", {{"date", "{x} 'y'"}}), "on {x} 'y'");
}

TEST(Catalogue, AnswersSeveralThreadsAtOnce) {
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int n = 1; n < 300; ++n) {
                const std::string count = std::to_string(n % 2 == 0 ? 5 : 1);
                const auto text = catalogue("pl").message("workload.hours", {{"amount", count}, {"count", count}});
                if (*text != (n % 2 == 0 ? "5 godzin" : "1 godzina")) ++wrong[i];
                if (catalogue("pl").date(Date{2026, 1 + n % 12, 9}).substr(0, 2) != "9 ") ++wrong[i];
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(Catalogues, FallBackToTheNearestLanguage) {
    EXPECT_EQ(shipped().find(Language{"de-AT"})->language(), Language{"de"});
    EXPECT_EQ(shipped().find(Language{"el"}), nullptr);
}

}  // namespace
}  // namespace sigillum::locale
