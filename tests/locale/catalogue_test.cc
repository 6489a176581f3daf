// The catalogues the project ships, and what a catalogue answers.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "locale/added_arguments.h"
#include "locale/catalogues.h"
#include "locale/review_marks.h"

namespace sigillum::locale {
namespace {

namespace fs = std::filesystem;

const Catalogues& shipped() {
    static const Result<Catalogues> loaded = Catalogues::load(SOURCE_DIR "/locales");
    if (!loaded) ADD_FAILURE() << to_string(loaded.error());
    return *loaded;
}

const Catalogue& catalogue(const std::string& tag) { return *shipped().find(Language{tag}); }

TEST(ShippedCatalogues, AreThoseOfTheUnionAndOfTheAlliancesOtherLanguages) {
    for (const char* tag : {"ar", "bg", "ca", "cs", "da", "de", "el", "en",      "es", "et", "eu", "fi", "fr",
                            "ga", "he", "hr", "hu", "is", "it", "lt", "lv",      "mk", "mt", "nb", "nl", "nn",
                            "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sr-Latn", "sv", "tr", "uk"}) {
        const Catalogue* found = shipped().find(Language{tag});
        ASSERT_NE(found, nullptr) << tag;
        EXPECT_EQ(found->language(), Language{tag});
    }
}

TEST(ShippedCatalogues, HaveTheSameKeys) {
    for (const Language& language : shipped().languages()) {
        EXPECT_EQ(shipped().find(language)->keys(), catalogue("en").keys()) << language.tag;
    }
}

TEST(ShippedCatalogues, HaveTheSameArguments) {
    for (const Language& language : shipped().languages()) {
        for (const std::string& key : catalogue("en").keys()) {
            const auto& own = *shipped().find(language)->arguments(key);
            const auto& english = *catalogue("en").arguments(key);
            for (const std::string& argument : own) {
                EXPECT_TRUE(english.count(argument) != 0 || may_be_added(key, argument))
                    << language.tag << " " << key << " " << argument;
            }
            for (const std::string& argument : english)
                EXPECT_TRUE(own.count(argument) == 1 || may_be_left_out(key, argument, own))
                    << language.tag << " " << key << " " << argument;
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
            EXPECT_EQ(text->find_first_of("{}"), std::string::npos)
                << language.tag << " " << key << ": " << *text;
            EXPECT_FALSE(text->empty() && key != "assessment.conditions") << language.tag << " " << key;
        }
    }
}

TEST(ShippedCatalogues, SayHonestlyWhoHasReviewedThem) {
    for (const Language& language : shipped().languages()) {
        const Review& review = shipped().find(language)->review();
        EXPECT_EQ(review.status, language.tag == "en" ? ReviewStatus::official : ReviewStatus::unreviewed)
            << language.tag;
    }
    EXPECT_FALSE(catalogue("pl").review().official_terms.empty());
    EXPECT_TRUE(catalogue("ca").review().official_terms.empty());  // no language of the EU vocabularies
}

TEST(ShippedCatalogues, CallOnlyMessagesOfficialThatThereAre) {
    for (const Language& language : shipped().languages()) {
        const std::vector<std::string> keys = shipped().find(language)->keys();
        for (const std::string& term : shipped().find(language)->review().official_terms) {
            if (term.starts_with(field_prefix)) {
                EXPECT_NE(shipped().find(language)->field_of_education(term.substr(field_prefix.size())),
                          nullptr)
                    << language.tag << " " << term;
                continue;
            }
            EXPECT_NE(std::find(keys.begin(), keys.end(), term), keys.end()) << language.tag << " " << term;
        }
    }
}

// A straight apostrophe quotes in MessageFormat and would vanish, or swallow an argument; ’ is the letter.
TEST(ShippedCatalogues, WriteApostrophesThatArePrinted) {
    for (const Language& language : shipped().languages()) {
        const std::string path = SOURCE_DIR "/locales/" + language.tag + ".json";
        std::ifstream file(path);
        bool messages = false;
        for (std::string line; std::getline(file, line);) {
            if (line.find("\"messages\"") != std::string::npos) messages = true;
            if (!messages) continue;
            EXPECT_EQ(line.find('\''), std::string::npos) << path << ": " << line;
        }
        EXPECT_TRUE(messages) << path;
    }
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

// By hand, after the rules of style of each language.
TEST(Catalogue, WritesDatesAndRangesInFurtherLanguages) {
    struct Written {
        const char *tag, *month, *days, *months, *years;
    };
    const DateRange days{{2026, 8, 3}, {2026, 8, 11}};
    const DateRange months{{2026, 3, 2}, {2026, 8, 8}};
    const DateRange years{{2025, 10, 1}, {2026, 4, 14}};
    for (const Written& expected : {
             Written{"ca", "abril de 2002", "3-11 d’agost de 2026", "2 de març – 8 d’agost de 2026",
                     "1 d’octubre de 2025 – 14 d’abril de 2026"},
             Written{"es", "abril de 2002", "del 3 al 11\u00a0de\u00a0agosto de 2026",
                     "del 2\u00a0de\u00a0marzo al 8\u00a0de\u00a0agosto de 2026",
                     "del 1\u00a0de\u00a0octubre de 2025 al 14\u00a0de\u00a0abril de 2026"},
             Written{"fr", "avril 2002", "du 3 au 11 août 2026", "du 2 mars au 8 août 2026",
                     "du 1er octobre 2025 au 14 avril 2026"},
             Written{"it", "aprile 2002", "3-11 agosto 2026", "2 marzo – 8 agosto 2026",
                     "1º ottobre 2025 – 14 aprile 2026"},
             Written{"nb", "april 2002", "3.–11. august 2026", "2. mars–8. august 2026",
                     "1. oktober 2025–14. april 2026"},
             Written{"nl", "april 2002", "3–11 augustus 2026", "2 maart – 8 augustus 2026",
                     "1 oktober 2025 – 14 april 2026"},
             Written{"sv", "april 2002", "3–11 augusti 2026", "2 mars–8 augusti 2026",
                     "1 oktober 2025–14 april 2026"},
         }) {
        const Catalogue& tried = catalogue(expected.tag);
        EXPECT_EQ(tried.date(PartialDate{2002, 4, 0}), expected.month);
        EXPECT_EQ(tried.date_range(days), expected.days);
        EXPECT_EQ(tried.date_range(months), expected.months);
        EXPECT_EQ(tried.date_range(years), expected.years);
    }
}

// French and Italian have a word of their own for the first of a month, and only for that.
TEST(Catalogue, WritesTheFirstOfAMonthAsItsLanguageDoes) {
    const Date first{2026, 5, 1}, eleventh{2026, 5, 11};
    EXPECT_EQ(catalogue("fr").date(first), "1er mai 2026");
    EXPECT_EQ(catalogue("fr").date(PartialDate{2026, 5, 1}), "1er mai 2026");
    EXPECT_EQ(catalogue("fr").date(eleventh), "11 mai 2026");
    EXPECT_EQ(catalogue("fr").date(PartialDate{2026, 5, 0}), "mai 2026");
    EXPECT_EQ(catalogue("fr").date_range({first, eleventh}), "du 1er au 11 mai 2026");
    EXPECT_EQ(catalogue("fr").date_range({{2026, 3, 2}, first}), "du 2 mars au 1er mai 2026");
    EXPECT_EQ(catalogue("fr").date_range({{2025, 9, 1}, first}), "du 1er septembre 2025 au 1er mai 2026");
    EXPECT_EQ(catalogue("it").date(first), "1º maggio 2026");
    EXPECT_EQ(catalogue("it").date_range({first, eleventh}), "1º-11 maggio 2026");
    EXPECT_EQ(catalogue("it").date_range({{2026, 3, 2}, first}), "2 marzo – 1º maggio 2026");
    EXPECT_EQ(catalogue("es").date(first), "1 de mayo de 2026");
    EXPECT_EQ(catalogue("ca").date(first), "1 de maig de 2026");
}

// Articles and prepositions follow the sound of the number: Italian "otto", "undici"; Catalan "u", "onze",
// "abril".
TEST(Catalogue, ElidesBeforeDaysAndMonthsThatBeginWithAVowel) {
    const auto on = [&](const char* tag, int day) {
        return *catalogue(tag).message("statement.on_day", {{"date", catalogue(tag).date(Date{2026, 8, day})},
                                                            {"day", std::to_string(day)},
                                                            {"form", "neutral"}});
    };
    EXPECT_EQ(on("it", 1), "il 1º agosto 2026");
    EXPECT_EQ(on("it", 8), "l’8 agosto 2026");
    EXPECT_EQ(on("it", 11), "l’11 agosto 2026");
    EXPECT_EQ(on("it", 18), "il 18 agosto 2026");
    EXPECT_EQ(on("ca", 1), "l’1 d’agost de 2026");
    EXPECT_EQ(on("ca", 8), "el 8 d’agost de 2026");
    EXPECT_EQ(on("ca", 11), "l’11 d’agost de 2026");
    const auto from_to = [&](const char* tag, int begin, int end) {
        const auto [first, last] = catalogue(tag).from_to({{2026, 3, begin}, {2026, 8, end}});
        return *catalogue(tag).message("statement.from_to", {{"begin", first},
                                                             {"begin_day", std::to_string(begin)},
                                                             {"end", last},
                                                             {"end_day", std::to_string(end)}});
    };
    EXPECT_EQ(from_to("it", 8, 11), "dall’8 marzo all’11 agosto 2026");
    EXPECT_EQ(from_to("it", 2, 9), "dal 2 marzo al 9 agosto 2026");
    EXPECT_EQ(from_to("ca", 1, 11), "de l’1 de març a l’11 d’agost de 2026");
    EXPECT_EQ(from_to("ca", 2, 9), "del 2 de març al 9 d’agost de 2026");
    const auto until = [&](const char* tag, int day) {
        return *catalogue(tag).message(
            "statement.valid_until",
            {{"date", catalogue(tag).date(Date{2026, 8, day})}, {"day", std::to_string(day)}});
    };
    EXPECT_EQ(until("it", 8), "valido fino all’8 agosto 2026");
    EXPECT_EQ(until("ca", 3), "vàlid fins al 3 d’agost de 2026");
    EXPECT_EQ(until("ca", 1), "vàlid fins a l’1 d’agost de 2026");
}

// By hand. A sentence names month and year once where both days share them.
TEST(Catalogue, NamesTheDaysOfARangeInASentenceWithoutRepetition) {
    struct Written {
        const char *tag, *days, *months, *years;
    };
    const auto written = [](const char* tag, const DateRange& range) {
        const auto [begin, end] = catalogue(tag).from_to(range);
        std::string text =
            *catalogue(tag).message("statement.from_to", {{"begin", begin},
                                                          {"begin_day", std::to_string(range.begin.day)},
                                                          {"end", end},
                                                          {"end_day", std::to_string(range.end.day)},
                                                          {"range", catalogue(tag).date_range(range)}});
        const std::string no_break = "\u00a0";
        for (std::size_t at = text.find(no_break); at != std::string::npos; at = text.find(no_break))
            text.replace(at, no_break.size(), " ");
        return text;
    };
    for (const Written& expected : {
             Written{"en", "from 25 to 29 May 2026", "from 25 May to 1 June 2026",
                     "from 1 December 2025 to 31 January 2026"},
             Written{"de", "vom 25. bis zum 29. Mai 2026", "vom 25. Mai bis zum 1. Juni 2026",
                     "vom 1. Dezember 2025 bis zum 31. Januar 2026"},
             Written{"pl", "od 25 do 29 maja 2026 r.", "od 25 maja do 1 czerwca 2026 r.",
                     "od 1 grudnia 2025 r. do 31 stycznia 2026 r."},
             Written{"cs", "od 25. do 29. května 2026", "od 25. května do 1. června 2026",
                     "od 1. prosince 2025 do 31. ledna 2026"},
             Written{"sl", "od 25. do 29. 5. 2026", "od 25. 5. do 1. 6. 2026",
                     "od 1. 12. 2025 do 31. 1. 2026"},
             Written{"hr", "od 25. do 29. svibnja 2026.", "od 25. svibnja do 1. lipnja 2026.",
                     "od 1. prosinca 2025. do 31. siječnja 2026."},
             Written{"lt", "nuo 2026 m. gegužės 25 d. iki 29 d.",
                     "nuo 2026 m. gegužės 25 d. iki birželio 1 d.",
                     "nuo 2025 m. gruodžio 1 d. iki 2026 m. sausio 31 d."},
             Written{"el", "από τις 25 έως τις 29 Μαΐου 2026", "από τις 25 Μαΐου έως την 1η Ιουνίου 2026",
                     "από την 1η Δεκεμβρίου 2025 έως τις 31 Ιανουαρίου 2026"},
             Written{"it", "dal 25 al 29 maggio 2026", "dal 25 maggio al 1º giugno 2026",
                     "dal 1º dicembre 2025 al 31 gennaio 2026"},
             Written{"fr", "du 25 au 29 mai 2026", "du 25 mai au 1er juin 2026",
                     "du 1er décembre 2025 au 31 janvier 2026"},
             Written{"ro", "în perioada 25–29 mai 2026", "în perioada 25 mai – 1 iunie 2026",
                     "în perioada 1 decembrie 2025 – 31 ianuarie 2026"},
             Written{"et", "25.–29. mai 2026", "25. mai – 1. juuni 2026",
                     "1. detsember 2025 – 31. jaanuar 2026"},
             Written{"hu", "2026. május 25–29.", "2026. május 25. – június 1.",
                     "2025. december 1. – 2026. január 31."},
             Written{"eu", "2026ko maiatzaren 25etik 29ra", "2026ko maiatzaren 25etik ekainaren 1era",
                     "2025eko abenduaren 1etik 2026ko urtarrilaren 31ra"},
             Written{"uk", "з 25 до 29 травня 2026 р.", "з 25 травня до 1 червня 2026 р.",
                     "з 1 грудня 2025 р. до 31 січня 2026 р."},
         }) {
        EXPECT_EQ(written(expected.tag, {{2026, 5, 25}, {2026, 5, 29}}), expected.days);
        EXPECT_EQ(written(expected.tag, {{2026, 5, 25}, {2026, 6, 1}}), expected.months);
        EXPECT_EQ(written(expected.tag, {{2025, 12, 1}, {2026, 1, 31}}), expected.years);
    }
    EXPECT_EQ(catalogue("it").from_to({{2026, 5, 1}, {2026, 5, 8}}).first, "1º");
    EXPECT_EQ(catalogue("el").from_to({{2026, 5, 1}, {2026, 5, 8}}).first, "1η");
}

// By hand, after the rule of Euskaltzaindia (Data nola adierazi): by the sound of the number's last word.
TEST(Catalogue, GivesNumbersOfABasqueDateTheirEndings) {
    const auto written = [](int year, int day) { return catalogue("eu").date(Date{year, 5, day}); };
    EXPECT_EQ(written(2026, 26), "2026ko\u00a0maiatzaren\u00a026a");
    EXPECT_EQ(written(2025, 1), "2025eko\u00a0maiatzaren\u00a01a");
    EXPECT_EQ(written(2021, 11), "2021eko\u00a0maiatzaren\u00a011");
    EXPECT_EQ(written(2011, 31), "2011ko\u00a0maiatzaren\u00a031");
    EXPECT_EQ(written(2010, 10), "2010eko\u00a0maiatzaren\u00a010a");
    EXPECT_EQ(written(2000, 20), "2000ko\u00a0maiatzaren\u00a020a");
    EXPECT_EQ(written(1991, 21), "1991ko\u00a0maiatzaren\u00a021a");
    EXPECT_EQ(catalogue("eu").date(PartialDate{2001, 5, 0}), "2001eko maiatza");
    EXPECT_EQ(catalogue("eu").date_range({{2030, 5, 11}, {2030, 5, 20}}),
              "2030eko maiatzaren\u00a011tik 20ra");
    EXPECT_EQ(catalogue("eu").date_range({{2030, 5, 15}, {2030, 5, 30}}),
              "2030eko maiatzaren\u00a015etik 30era");
}

TEST(AddedArguments, AreTheFormInDocumentsAndNumbersWhereADateIsFilledIn) {
    EXPECT_TRUE(may_be_added("row.learner", "form"));
    EXPECT_FALSE(may_be_added("site.read", "form"));
    EXPECT_FALSE(may_be_added("print.title", "form"));
    EXPECT_TRUE(may_be_added("statement.on_day", "day"));
    EXPECT_FALSE(may_be_added("statement.on_day", "month"));
    EXPECT_FALSE(may_be_added("foot.page", "day"));
    EXPECT_TRUE(may_be_added("statement.from_to", "range"));
    EXPECT_FALSE(may_be_added("statement.on_day", "range"));
    EXPECT_TRUE(may_be_left_out("statement.from_to", "begin", {"range"}));
    EXPECT_FALSE(may_be_left_out("statement.from_to", "begin", {"end"}));
    EXPECT_FALSE(may_be_left_out("statement.on_day", "date", {"range"}));
}

TEST(Catalogue, JoinsListsAsItsLanguageDoes) {
    EXPECT_EQ(catalogue("en").list({"A", "B", "C"}), "A, B and C");
    EXPECT_EQ(catalogue("de").list({"A", "B", "C"}), "A, B und C");
    EXPECT_EQ(catalogue("pl").list({"A", "B"}), "A i B");
    EXPECT_EQ(catalogue("es").list({"A", "B", "Islandia"}), "A, B e Islandia");
    EXPECT_EQ(catalogue("fr").list({"A", "B", "C"}), "A, B et C");
    EXPECT_EQ(catalogue("it").list({"A", "B", "C"}), "A, B e C");
    EXPECT_EQ(catalogue("it").list({"Francia", "Europa"}), "Francia ed Europa");
    EXPECT_EQ(catalogue("it").list({"Estonia", "Francia", "École X"}), "Estonia, Francia ed École X");
    EXPECT_EQ(catalogue("it").list({"A", "Europa", "C"}), "A, Europa e C");
    EXPECT_EQ(catalogue("es").list({"A", "Universidad"}), "A y Universidad");
    EXPECT_EQ(catalogue("ca").list({"A", "B", "C"}), "A, B i C");
    EXPECT_EQ(catalogue("sv").list({"A", "B", "C"}), "A, B och C");
    EXPECT_EQ(catalogue("nb").list({"A", "B", "C"}), "A, B og C");
    EXPECT_EQ(catalogue("nl").list({"A", "B", "C"}), "A, B en C");
    EXPECT_EQ(catalogue("mt").list({"A", "B", "C"}), "A, B u C");  // CLDR has a comma before "u"
    EXPECT_EQ(catalogue("mt").list({"A", "Università"}), "A u Università");
    EXPECT_EQ(catalogue("mt").list({"A"}), "A");
    EXPECT_EQ(catalogue("en").list({"A"}), "A");
    EXPECT_EQ(catalogue("en").list({}), "");
}

// Parts keep their own language and emphasis, so the words between them are asked for apart.
TEST(Catalogue, SaysWhatStandsBetweenThePartsOfAList) {
    using Texts = std::vector<std::string>;
    EXPECT_EQ(catalogue("es").joints({"A", "B", "Islandia"}), (Texts{"", ", ", " e ", ""}));
    EXPECT_EQ(catalogue("es").joints({"A", "B", "Casa"}), (Texts{"", ", ", " y ", ""}));
    EXPECT_EQ(catalogue("it").joints({"A", "Europa"}), (Texts{"", " ed ", ""}));
    EXPECT_EQ(catalogue("en").joints({"A"}), (Texts{"", ""}));
    EXPECT_EQ(catalogue("en").joints({}), Texts{});
}

TEST(Catalogue, WritesNumbersLanguagesAndCountries) {
    EXPECT_EQ(catalogue("en").decimal("2.5"), "2.5");
    for (const char* tag : {"ca", "de", "es", "fr", "it", "nb", "nl", "pl", "sv"}) {
        EXPECT_EQ(catalogue(tag).decimal("2.5"), "2,5") << tag;
    }
    EXPECT_EQ(catalogue("pl").language_name(Language{"en"}), "angielski");
    EXPECT_EQ(catalogue("de").language_name(Language{"pl"}), "Polnisch");
    EXPECT_EQ(catalogue("en").country_name("PL"), "Poland");
    EXPECT_EQ(catalogue("pl").country_name("VN"), "Wietnam");
}

TEST(Catalogue, PutsTitlesIntoItsOwnQuotationMarks) {
    EXPECT_EQ(catalogue("en").quoted("X"), "“X”");
    EXPECT_EQ(catalogue("de").quoted("X"), "„X“");
    EXPECT_EQ(catalogue("pl").quoted("X"), "„X”");
    EXPECT_EQ(catalogue("fr").quoted("X"), "«\u00a0X\u00a0»");
    EXPECT_EQ(catalogue("sv").quoted("X"), "”X”");
    for (const char* tag : {"ca", "es", "it", "nb"}) EXPECT_EQ(catalogue(tag).quoted("X"), "«X»") << tag;
    EXPECT_EQ(catalogue("nl").quoted("X"), "‘X’");
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

TEST(Catalogue, SaysWhenAPersonWasBornInRomanceLanguages) {
    const auto born = [&](const char* tag, const char* key, const PartialDate& date, const char* form) {
        return *catalogue(tag).message(std::string("statement.born.") + key,
                                       {{"date", catalogue(tag).date(date)},
                                        {"day", std::to_string(date.day)},
                                        {"month", std::to_string(date.month)},
                                        {"form", form}});
    };
    const PartialDate day{2002, 8, 11}, month{2002, 8, 0}, year{2002, 0, 0};
    EXPECT_EQ(born("it", "day", day, "feminine"), "nata l’11 agosto 2002");
    EXPECT_EQ(born("it", "month", month, "masculine"), "nato nel mese di agosto 2002");
    EXPECT_EQ(born("it", "day", day, "neutral"), "data di nascita: 11 agosto 2002");
    EXPECT_EQ(born("es", "day", day, "feminine"), "nacida el 11 de agosto de 2002");
    EXPECT_EQ(born("es", "day", day, "neutral"), "con fecha de nacimiento 11 de agosto de 2002");
    EXPECT_EQ(born("ca", "day", day, "masculine"), "nascut l’11 d’agost de 2002");
    EXPECT_EQ(born("ca", "month", month, "feminine"), "nascuda l’agost de 2002");
    EXPECT_EQ(born("ca", "month", {2002, 3, 0}, "masculine"), "nascut el març de 2002");
    EXPECT_EQ(born("ca", "month", month, "neutral"), "amb data de naixement agost de 2002");
    EXPECT_EQ(born("ca", "year", year, "feminine"), "nascuda l’any 2002");
    EXPECT_EQ(born("fr", "day", day, "feminine"), "née le 11 août 2002");
    EXPECT_EQ(born("fr", "year", year, "masculine"), "né en 2002");
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
    EXPECT_EQ(hours("fr", "1.5"), "1.5 heure");
    EXPECT_EQ(hours("it", "1.5"), "1.5 ore");
    EXPECT_EQ(hours("sv", "1"), "1 timme");
    EXPECT_EQ(hours("nl", "30"), "30 uur");
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
                const auto text =
                    catalogue("pl").message("workload.hours", {{"amount", count}, {"count", count}});
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
    EXPECT_EQ(shipped().find(Language{"ja"}), nullptr);
}

TEST(CatalogueFolder, KnowsTheNearestLanguageWithoutReadingIt) {
    const fs::path folder = fs::path(testing::TempDir()) / "catalogue-folder";
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* name : {"de.json", "sr-Latn.json", "notes.txt"})
        std::ofstream(folder / name) << "no catalogue";
    const Result<CatalogueFolder> opened = CatalogueFolder::open(folder);
    fs::remove_all(folder);
    ASSERT_TRUE(opened) << to_string(opened.error());
    EXPECT_EQ(opened->languages(), (std::vector<Language>{{"de"}, {"sr-Latn"}}));
    EXPECT_EQ(opened->nearest({"de-AT"}), Language{"de"});
    EXPECT_EQ(opened->nearest({"sr-Latn-RS"}), Language{"sr-Latn"});
    EXPECT_EQ(opened->nearest({"sr"}), std::nullopt);
}

// What is wrong with a catalogue that nobody wants is not noticed, since it is not read.
TEST(Catalogues, AreReadOnlyWhenTheyAreWanted) {
    const fs::path folder = fs::path(testing::TempDir()) / "wanted-catalogues";
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* name : {"en.json", "de.json"})
        fs::copy_file(fs::path(SOURCE_DIR) / "locales" / name, folder / name);
    std::ofstream(folder / "pl.json") << "no catalogue";
    const CatalogueFolder opened = CatalogueFolder::open(folder).value();
    const Result<Catalogues> two = Catalogues::load(opened, {{"de-AT"}, {"en"}, {"en-GB"}, {"ja"}});
    const Result<Catalogues> broken = Catalogues::load(opened, {{"pl"}});
    fs::remove_all(folder);
    ASSERT_TRUE(two) << to_string(two.error());
    EXPECT_EQ(two->languages(), (std::vector<Language>{{"de"}, {"en"}}));
    EXPECT_NE(two->find({"de-AT"}), nullptr);
    EXPECT_EQ(two->find({"pl"}), nullptr);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().place.file, "pl.json");
}

}  // namespace
}  // namespace sigillum::locale
