#include "locale/proof_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "locale/catalogue.h"
#include "locale/message_choices.h"

namespace sigillum::locale {
namespace {

using testing::ElementsAre;

CatalogueFile file_of(const std::string& tag) {
    auto file = read_catalogue_file(std::filesystem::path(SOURCE_DIR) / "locales" / (tag + ".json"));
    EXPECT_TRUE(file) << tag;
    return *std::move(file);
}

Result<ProofSheet> sheet_of(const CatalogueFile& own, const CatalogueFile& english) {
    auto own_impl = make_catalogue(own, own.language.tag);
    auto english_impl = make_catalogue(english, "en");
    if (!own_impl) return fail(own_impl.error());
    if (!english_impl) return fail(english_impl.error());
    const Catalogue own_catalogue(std::move(*own_impl)), english_catalogue(std::move(*english_impl));
    return proof_sheet({own, own_catalogue}, {english, english_catalogue});
}

const ProofSheet& sheet_in(const std::string& tag) {
    static std::map<std::string, ProofSheet> sheets;
    const auto found = sheets.find(tag);
    if (found != sheets.end()) return found->second;
    auto made = sheet_of(file_of(tag), file_of("en"));
    EXPECT_TRUE(made) << to_string(made.error());
    return sheets.emplace(tag, made ? *std::move(made) : ProofSheet{}).first->second;
}

const ProofEntry& entry_of(const ProofSheet& sheet, const std::string& key) {
    static const ProofEntry none{};
    for (const ProofGroup& group : sheet.groups) {
        for (const ProofEntry& entry : group.entries) {
            if (entry.key == key) return entry;
        }
    }
    ADD_FAILURE() << "no entry " << key;
    return none;
}

// What was chosen and the text, with examples in brackets: "count: 5 (many) = [5] godzin".
std::vector<std::string> shown(const std::vector<ProofForm>& forms) {
    std::vector<std::string> lines;
    for (const ProofForm& form : forms) {
        std::string line;
        for (const auto& [argument, value] : form.choices)
            line += (line.empty() ? "" : ", ") + argument + ": " + value;
        if (!line.empty()) line += " = ";
        for (const ProofPiece& piece : form.pieces)
            line += piece.filled_in ? "[" + piece.words + "]" : piece.words;
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> own_forms(const std::string& tag, const std::string& key) {
    return shown(entry_of(sheet_in(tag), key).own);
}

TEST(ProofSheet, ShowsAPluralWithANumberForEachOfItsForms) {
    // Categories by the CLDR's chart of plural rules.
    EXPECT_THAT(own_forms("pl", "workload.hours"),
                ElementsAre("count: 1 (one) = [1] godzina", "count: 1.5 (other) = [1,5] godziny",
                            "count: 2 (few) = [2] godziny", "count: 5 (many) = [5] godzin"));
    EXPECT_THAT(own_forms("lv", "workload.hours"),
                ElementsAre("count: 1 (one) = [1] stunda", "count: 2 (other) = [2] stundas",
                            "count: 10 (zero) = [10] stundu"));
    EXPECT_THAT(
        own_forms("ar", "print.sheets"),
        ElementsAre("count: 0 (zero) = ورقة", "count: 1 (one) = ورقة", "count: 2 (two) = ورقتان",
                    "count: 3 (few) = أوراق", "count: 11 (many) = ورقة", "count: 100 (other) = ورقة"));
}

TEST(ProofSheet, ShowsTheArticleThatADayAsksForBesideThatDay) {
    EXPECT_THAT(own_forms("it", "statement.on_day"),
                ElementsAre("day: 1 (other) = il [1º luglio 2026]", "day: 2 (other) = il [2 luglio 2026]",
                            "day: 8 = l’[8 luglio 2026]", "day: 11 = l’[11 luglio 2026]"));
}

TEST(ProofSheet, ShowsNestedChoicesOnlyWhereTheyAreMade) {
    const std::vector<std::string> forms = own_forms("pl", "key.student_of");
    ASSERT_EQ(forms.size(), 13U);  // four kinds in three forms each, and any other
    EXPECT_EQ(forms[0], "kind: BS, form: feminine = Studentka studiów I stopnia");
    EXPECT_EQ(forms[10], "kind: staff, form: masculine = Pracownik");
    EXPECT_EQ(forms[12], "kind: other = [Osoba ucząca się]");
    // Two choices one behind the other: three by two, by three.
    EXPECT_EQ(own_forms("en", "assessment.conditions").size(), 18U);
}

TEST(ProofSheet, PutsTheEnglishTextBesideEachAndSaysWhoVouchesForIt) {
    const ProofEntry& title = entry_of(sheet_in("de"), "title.completion");
    EXPECT_THAT(shown(title.english), ElementsAre("CERTIFICATE OF\nCOMPLETION"));
    EXPECT_EQ(title.mark, ReviewStatus::unreviewed);
    EXPECT_EQ(entry_of(sheet_in("de"), "fields_of_education.0210").mark, ReviewStatus::official);
    EXPECT_EQ(entry_of(sheet_in("en"), "title.completion").mark, ReviewStatus::official);
    EXPECT_EQ(entry_of(sheet_in("en"), "site.title").mark, ReviewStatus::unreviewed);
    EXPECT_EQ(entry_of(sheet_in("de"), "language.pl").mark, std::nullopt);
}

TEST(ProofSheet, ShowsDatesRangesListsAndFiguresAsTheLanguageWritesThem) {
    const auto days = own_forms("pl", "dates.day");
    ASSERT_EQ(days.size(), 13U);
    EXPECT_EQ(days[8], "[14 września 2026 r.]");
    EXPECT_THAT(own_forms("de", "dates.same_month"), ElementsAre("[20.–29. Mai 2026]", "[1.–8. Mai 2026]"));
    EXPECT_THAT(
        own_forms("de", "lists.three"),
        ElementsAre("[Universitas Borealis], [Universitas Meridiana] und [Universitas Occidentalis]"));
    EXPECT_THAT(own_forms("it", "lists.sound"),
                ElementsAre("[Universitas Meridiana] ed [Electra Institute]"));
    EXPECT_THAT(own_forms("es", "lists.sound"), ElementsAre("[Universitas Meridiana] e [Insula Universitas]",
                                                            "[Universitas Meridiana] e [Hiberna Institute]"));
    EXPECT_THAT(own_forms("fr", "decimal"), ElementsAre("[0,25]", "[2,5]", "[30]"));
    EXPECT_THAT(own_forms("fr", "quotation_marks"),
                ElementsAre("[«\u00a0Foundations of Data Literacy\u00a0»]"));
}

TEST(ProofSheet, LeavesAFieldOfEducationWithoutATextWhereTheCatalogueHasNone) {
    CatalogueFile own = file_of("fr");
    own.fields_of_education.erase("0613");
    const auto sheet = sheet_of(own, file_of("en"));
    ASSERT_TRUE(sheet);
    EXPECT_TRUE(entry_of(*sheet, "fields_of_education.0613").own.empty());
    EXPECT_FALSE(entry_of(*sheet, "fields_of_education.0612").own.empty());
}

TEST(ProofSheet, IsRefusedWhereAMessageIsMissing) {
    CatalogueFile own = file_of("fr");
    own.messages.erase("qa.lead");
    const auto sheet = sheet_of(own, file_of("en"));
    ASSERT_FALSE(sheet);
    EXPECT_EQ(sheet.error().kind, missing_message);
    EXPECT_EQ(sheet.error().place.field, "qa.lead");
}

TEST(ProofSheet, IsRefusedWhereAPlaceHasNoExample) {
    CatalogueFile english = file_of("en");
    english.messages["qa.lead"] = "Adopted by {assembly}:";
    const auto sheet = sheet_of(english, english);
    ASSERT_FALSE(sheet);
    EXPECT_EQ(sheet.error().kind, missing_argument);
    EXPECT_EQ(sheet.error().found, "no example for “assembly”");
}

TEST(ProofSheet, KeepsAMessageOfAnUnknownGroup) {
    CatalogueFile english = file_of("en");
    english.messages["novelty.text"] = "New";
    const auto sheet = sheet_of(english, english);
    ASSERT_TRUE(sheet);
    EXPECT_THAT(shown(entry_of(*sheet, "novelty.text").own), ElementsAre("New"));
}

// An argument that a later part of a message chooses by as well keeps the value of the first.
TEST(MessageChoices, AgreeThroughoutAMessage) {
    const auto ways = ways_through("{a, select, x {X} other {O}}{a, select, y {Y} other {P}}", "en");
    ASSERT_TRUE(ways);
    std::vector<std::string> values;
    for (const Choices& way : *ways) {
        ASSERT_EQ(way.size(), 1U);
        values.push_back(way[0].value);
    }
    EXPECT_THAT(values, ElementsAre("x", "other", "y"));
}

TEST(MessageChoices, AreRefusedForWhatIsNoPattern) {
    const auto ways = ways_through("{a, select, x {X}", "en");
    ASSERT_FALSE(ways);
    EXPECT_EQ(ways.error().kind, bad_message);
}

}  // namespace
}  // namespace sigillum::locale
