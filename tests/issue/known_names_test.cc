// What an edition names of the engine's data is found, or named with the known ones at its place.
#include "issue/known_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "credential/read.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

const AssetFolders assets{.layouts = SOURCE_DIR "/layouts",
                          .locales = SOURCE_DIR "/locales",
                          .fonts = SOURCE_DIR "/fonts/fonts.json",
                          .icc_profile = {}};

credential::EditionWithLearners edition(const std::string& theme, const std::string& title,
                                        const std::string& languages_of_learner = {}) {
    const fs::path folder = fs::path(BUILD_DIR) / "test-folders/known-names" /
                            ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(folder);
    std::ofstream(folder / "learners.csv")
        << "key,name,languages\n1,Anna Kowalska," << languages_of_learner << "\n";
    std::ofstream(folder / "edition.toml")
        << "theme = \"" << theme << "\"\ntype = \"participation\"\nlanguages = [\"en\"]\nissuer = \"wut\"\n"
        << "directory = \"" SOURCE_DIR "/samples/directory/directory.toml\"\n"
        << "place = \"Warsaw\"\ndocument_date = 2026-05-29\ntaking_place = { on = 2026-05-25 }\n"
        << "signatories = [{ name = \"A\", function = \"B\" }]\n[opportunity]\nkind = \"course\"\n"
        << title << "\n";
    auto read =
        credential::read_edition(folder, {.today = {2026, 11, 22}, .languages = document_languages(assets)});
    EXPECT_FALSE(read.findings.has_errors());
    return std::move(*read.edition);
}

TEST(Theme, ThatIsNotKnownIsNamedWithTheKnownOnes) {
    const struct {
        const char* theme;
        const char* begin;
        const char* end;
    } rows[] = {
        {"enhanse",
         "edition.toml:1:1 (theme): “enhanse” is no theme; expected “enhance”? Known are enhance, ",
         "plain, or the file of a theme of your own: “./mine.json”"},
        {"./mine.json",
         "edition.toml:1:1 (theme): there is no theme “./mine.json”; expected a .json file, by its path from "
         "the "
         "edition's folder, or one of enhance, ",
         "plain"},
    };
    for (const auto& row : rows) {
        const auto content = edition(row.theme, "");
        const auto theme = theme_of(content.edition, content.sources, assets);
        ASSERT_FALSE(theme) << row.theme;
        EXPECT_THAT(to_string(theme.error()),
                    testing::AllOf(testing::StartsWith(row.begin), testing::EndsWith(row.end)));
    }
    const auto content = edition("mono", "");
    EXPECT_EQ(theme_of(content.edition, content.sources, assets).value(), "mono");
}

TEST(Languages, WithoutACatalogueAreAnErrorOfDocumentsAndAWarningOfTexts) {
    const auto catalogues = locale::CatalogueFolder::open(assets.locales).value();
    std::string known;
    for (const Language& language : catalogues.languages())
        known += (known.empty() ? "" : ", ") + language.tag;
    // "eng" is the other code of English, and no tag of it; Polish has a catalogue and may wait for another
    // year.
    const auto content = edition("mono", "title = { en = \"X\", pl = \"Y\", eng = \"Z\" }", "eng");
    Findings findings;
    check_languages(content, catalogues, findings);
    ASSERT_EQ(findings.list().size(), 2U);
    EXPECT_EQ(
        to_string(findings.list()[0].error),
        "learners.csv row 2, column languages: no document can be made in “eng”; expected “en”? Known are " +
            known);
    EXPECT_EQ(findings.list()[1].severity, Severity::warning);
    EXPECT_EQ(
        to_string(findings.list()[1].error),
        "edition.toml:12:31 (opportunity.title.eng): a text in “eng”, in which no document can be made; "
        "it is never "
        "printed; expected “en”? Known are " +
            known);
}

// A catalogue is required of documents, not of texts that are kept for another year.
TEST(Languages, WhoseCataloguesAreNotReviewedAreNamedWhereTheEditionRequiresIt) {
    const auto catalogues = locale::CatalogueFolder::open(assets.locales).value();
    auto content = edition("mono", "title = { en = \"X\", pl = \"Y\" }");
    content.learners.change_each([](credential::Learner& learner) { learner.languages = {{"uk"}}; });
    Findings none;
    check_reviewed(content, catalogues, none);
    EXPECT_TRUE(none.list().empty());
    content.edition.requires_reviewed_catalogues = true;
    Findings findings;
    check_reviewed(content, catalogues, findings);
    ASSERT_EQ(findings.errors(), 2);
    EXPECT_EQ(findings.list()[0].error.kind, unreviewed_catalogue);
    EXPECT_THAT(findings.list()[0].error.found, testing::HasSubstr("in “en” are neither"));
    // 342 messages without 160 of the verification page and 35 of print jobs.
    EXPECT_EQ(findings.list()[1].error.found,
              "147 of the 147 texts of documents in “uk” are neither official nor reviewed (0 official, 0 "
              "reviewed)");
}

}  // namespace
}  // namespace sigillum::issue
