// Catalogues out to translators and back: what is refused, what is taken over, and what stays as it was.
#include "locale/translation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "base/file.h"
#include "locale/message_rules.h"

namespace sigillum::locale {
namespace {

std::filesystem::path path_of(const std::string& tag) { return SOURCE_DIR "/locales/" + tag + ".json"; }

// A catalogue on its way: exported, changed by someone, read again and taken over.
struct Journey {
    explicit Journey(const std::string& tag)
        : json(read_file(path_of(tag), 1 << 20).value()),
          english(read_catalogue_file(path_of("en")).value()),
          own(read_catalogue_file(path_of(tag)).value()),
          xliff(for_translators(english, own)) {}

    TranslationUnit& unit(const std::string& id) {
        return *std::find_if(xliff.units.begin(), xliff.units.end(),
                             [&](const auto& unit) { return unit.id == id; });
    }
    TakenOver back() {
        const auto read = read_xliff(write_xliff(xliff), "x.xlf");
        if (!read) ADD_FAILURE() << to_string(read.error());
        return take_over(read.value(), {english, own, json}, "x.xlf", findings);
    }

    Bytes json;
    CatalogueFile english, own;
    Xliff xliff;
    Findings findings;
};

std::size_t lines_that_differ(const std::string& a, const std::string& b) {
    std::size_t from = 0;
    while (from < std::min(a.size(), b.size()) && a[from] == b[from]) ++from;
    std::size_t rest = 0;
    while (rest < std::min(a.size(), b.size()) - from && a[a.size() - 1 - rest] == b[b.size() - 1 - rest])
        ++rest;
    return static_cast<std::size_t>(1 + std::count(b.begin() + static_cast<std::ptrdiff_t>(from),
                                                   b.end() - static_cast<std::ptrdiff_t>(rest), '\n'));
}

TEST(Translation, UnchangedGivesEveryShippedCatalogueByteForByte) {
    const CatalogueFolder folder = CatalogueFolder::open(SOURCE_DIR "/locales").value();
    for (const Language& language : folder.languages()) {
        Journey journey(language.tag);
        const TakenOver taken = journey.back();
        for (const Finding& finding : journey.findings.list())
            ADD_FAILURE() << language.tag << to_string(finding.error);
        EXPECT_EQ(taken.catalogue, journey.json) << language.tag;
        EXPECT_EQ(taken.texts + taken.marks, 0) << language.tag;
    }
}

TEST(Translation, ChangesTheLineOfItsTextAlone) {
    Journey journey("he");  // a file with escapes and a list in one line
    journey.unit("row.grade").target = "ציון \"סופי\"";
    const TakenOver taken = journey.back();
    EXPECT_EQ(taken.texts, 1);
    EXPECT_EQ(lines_that_differ(journey.json, taken.catalogue), 1U);
    EXPECT_NE(taken.catalogue.find("\"row.grade\": \"ציון \\\"סופי\\\"\","), std::string::npos);
}

TEST(Translation, OfANewNameStandsInTheOrderOfCodes) {
    Journey journey("de");
    ASSERT_EQ(journey.unit("fields_of_education.0213").target, std::nullopt);
    journey.unit("fields_of_education.0213").target = "Bildende Kunst";
    const TakenOver taken = journey.back();
    const auto read = read_catalogue_file(taken.catalogue, "de.json");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->fields_of_education.at("0213"), "Bildende Kunst");
    EXPECT_LT(taken.catalogue.find("\"0211\""), taken.catalogue.find("\"0213\""));
    EXPECT_EQ(lines_that_differ(journey.json, taken.catalogue),
              2U);  // the line and the end of that before it
}

TEST(Translation, ReviewedThroughoutMakesTheCatalogueReviewed) {
    Journey journey("nn");
    for (TranslationUnit& unit : journey.xliff.units) unit.state = "signed-off";
    const TakenOver taken = journey.back();
    EXPECT_EQ(taken.marks, 640);
    EXPECT_EQ(lines_that_differ(journey.json, taken.catalogue), 1U);
    EXPECT_NE(taken.catalogue.find("\"status\": \"reviewed\""), std::string::npos);
}

TEST(Translation, ReviewedInPartIsListedByGroupsAndReadsBack) {
    Journey journey("de");
    for (TranslationUnit& unit : journey.xliff.units) {
        if (unit.id.starts_with("row.") || unit.id == "code.call")
            unit.approved = true, unit.state = "translated";
    }
    const TakenOver taken = journey.back();
    const auto read = read_catalogue_file(taken.catalogue, "de.json");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->marks.reviewed, (std::vector<std::string>{"code.call", "row.*"}));
    EXPECT_EQ(read->marks.official, journey.own.marks.official);
    EXPECT_EQ(read->marks.of("row.grade"), ReviewStatus::official);
    EXPECT_EQ(read->marks.of("row.name"), ReviewStatus::reviewed);
    // Taking the marks back gives the file as it was.
    Journey again("de");
    const TakenOver undone =
        take_over(again.xliff, {again.english, *read, taken.catalogue}, "x.xlf", again.findings);
    EXPECT_EQ(undone.catalogue, journey.json);
}

TEST(Translation, ThatChangesIsNoLongerOfficial) {
    Journey journey("de");
    ASSERT_EQ(journey.own.marks.of("row.grade"), ReviewStatus::official);
    journey.unit("row.grade").target = "Zensur";
    journey.unit("row.outcomes").target = "Ziele";
    journey.unit("row.outcomes").state = "needs-review-translation";
    const auto read = read_catalogue_file(journey.back().catalogue, "de.json");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->marks.of("row.grade"), ReviewStatus::reviewed);
    EXPECT_EQ(read->marks.of("row.outcomes"), ReviewStatus::unreviewed);
    EXPECT_EQ(read->marks.of("row.assessment"), ReviewStatus::official);
}

TEST(Translation, ThatBreaksARuleIsRefusedByItsUnit) {
    const struct {
        const char* unit;
        const char* target;
        const char* found;
    } rows[] = {
        {"foot.page", "Seite {page", "page"},
        {"foot.page", "Seite {page}", "“{pages}” is missing"},
        {"foot.page", "Seite {page} von {pages} {learner}", "“{learner}” is not filled in here"},
        {"row.grade", "", "no text"},
        {"row.grade", "Schul'note", "a straight apostrophe (') , which would not be printed"},
        {"title.completion", "ZERTIFIKAT", "a title in one line"},
        {"key.student_of", "{kind, select, BA {x} other {{words}}}", "“BA” is no choice of “kind”"},
        {"statement.completed", "{form, select, female {x} other {y}}", "“female” is no choice of “form”"},
        {"fields_of_education.0211", "A\nB", "no name in one line"},
    };
    for (const auto& row : rows) {
        Journey journey("de");
        journey.unit(row.unit).target = row.target;
        const TakenOver taken = journey.back();
        ASSERT_EQ(journey.findings.errors(), 1) << row.target;
        const Error& error = journey.findings.list().front().error;
        EXPECT_EQ(error.kind, bad_translation);
        EXPECT_EQ(error.place.field, row.unit);
        const std::string found = std::string(row.found).substr(0, std::string(row.found).find(" ,"));
        EXPECT_NE(error.found.find(found), std::string::npos) << error.found;
        EXPECT_TRUE(taken.catalogue.empty());
    }
}

TEST(Translation, OfAnOlderEnglishTextIsRefused) {
    Journey journey("de");
    journey.unit("row.grade").source = "Mark";
    journey.back();
    ASSERT_EQ(journey.findings.errors(), 1);
    EXPECT_EQ(journey.findings.list().front().error.found,
              "a translation of another English text than today's");
}

// The rules that an import is held to are those of the shipped catalogues.
TEST(MessageRules, HoldForEveryShippedMessage) {
    const CatalogueFile english = read_catalogue_file(path_of("en")).value();
    const CatalogueFolder folder = CatalogueFolder::open(SOURCE_DIR "/locales").value();
    for (const Language& language : folder.languages()) {
        const CatalogueFile file = read_catalogue_file(folder.file_of(language)).value();
        for (const auto& [key, text] : file.messages) {
            const Done held = hold_to_rules(key, text, english.messages.at(key), file.icu_locale);
            EXPECT_TRUE(held) << language.tag << " " << key << ": " << (held ? "" : to_string(held.error()));
        }
    }
}

}  // namespace
}  // namespace sigillum::locale
