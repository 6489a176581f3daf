// Marks of single texts, and what the catalogues say of themselves.
#include "locale/review_marks.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "locale/catalogue_file.h"

namespace sigillum::locale {
namespace {

CatalogueFile shipped(const std::string& tag) {
    return read_catalogue_file(std::filesystem::path(SOURCE_DIR "/locales/" + tag + ".json")).value();
}

TEST(ReviewMarks, TheLongerEntryHolds) {
    const ReviewMarks marks{.usual = ReviewStatus::unreviewed,
                            .official = {"row.grade"},
                            .reviewed = {"row.*"},
                            .unreviewed = {"row.units"}};
    EXPECT_EQ(marks.of("row.grade"), ReviewStatus::official);
    EXPECT_EQ(marks.of("row.units"), ReviewStatus::unreviewed);
    EXPECT_EQ(marks.of("row.name"), ReviewStatus::reviewed);
    EXPECT_EQ(marks.of("rows"), ReviewStatus::unreviewed);
    EXPECT_EQ(marks.of("key.name"), ReviewStatus::unreviewed);
}

// Counted with Python from the same files: 420 messages, 32 official ones and two names in German.
TEST(ReviewMarks, OfShippedCataloguesAreCounted) {
    const ReviewCounts german = counts_of_messages(shipped("de"));
    EXPECT_EQ(german.official, 32);
    EXPECT_EQ(german.reviewed, 0);
    EXPECT_EQ(german.unreviewed, 388);
    EXPECT_EQ(counts_of_fields(shipped("de")).official, 2);
    EXPECT_EQ(counts_of_fields(shipped("de")).unreviewed, 46);
    EXPECT_EQ(counts_of_fields(shipped("en")).official, 220);
    EXPECT_EQ(counts_of_messages(shipped("uk")).official, 0);
}

// Annex 3 words the form, not the page that verifies it.
TEST(ReviewMarks, OfTheEnglishFormAreOfficialWhereAnnexThreeWordsIt) {
    const CatalogueFile english = shipped("en");
    EXPECT_EQ(english.marks.of("statement.completed"), ReviewStatus::official);
    EXPECT_EQ(english.marks.of("row.quality_assurance"), ReviewStatus::official);
    EXPECT_EQ(english.marks.of("panel.signed"), ReviewStatus::unreviewed);
    for (const auto& [key, text] : english.messages) {
        if (stands_on_documents(key)) continue;
        EXPECT_EQ(english.marks.of(key), ReviewStatus::unreviewed) << key;
    }
}

TEST(ReviewMarks, ThatNameNoTextAreRefused) {
    const std::string json = read_file(SOURCE_DIR "/locales/en.json", 1 << 20).value();
    for (const char* entry : {"row.grad", "rows.*", "fields_of_education.1234"}) {
        auto changed = nlohmann::json::parse(json);
        changed["review"]["reviewed_terms"] = {entry};
        const auto read = read_catalogue_file(changed.dump(), "en.json");
        ASSERT_FALSE(read) << entry;
        EXPECT_EQ(read.error().place.field, "review.reviewed_terms");
        EXPECT_EQ(read.error().found, "“" + std::string(entry) + "”");
    }
}

}  // namespace
}  // namespace sigillum::locale
