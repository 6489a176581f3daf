#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "credential/edition_file.h"
#include "credential/value.h"
#include "tests/credential/edited_sample.h"

namespace sigillum::credential {
namespace {

std::vector<std::string> lines_of(const Findings& findings) {
    std::vector<std::string> lines;
    for (const Finding& finding : findings.list()) lines.push_back(to_string(finding.error));
    return lines;
}

TEST(Reading, SaysEverythingAtOnceWithLineAndColumn) {
    const auto value = value_from_toml(
        "type = \"acheivement\"\neqf_level = \"7\"\nlanguages = [\"en\"]\n\n[workload]\nETCS = 5\n",
        "edition.toml");
    ASSERT_TRUE(value);
    Findings findings;
    Places places("edition.toml");
    edition_from_value(*value, "edition.toml", findings, places);
    EXPECT_THAT(lines_of(findings),
                testing::ElementsAre("edition.toml:1:8 (type): “acheivement”; expected “achievement”?",
                                     "edition.toml:2:13 (eqf_level): found a text; expected a whole number",
                                     "edition.toml:6:1 (workload.ETCS): unknown key “ETCS”; expected one of "
                                     "ects, ceu, hours, amount, unit"));
}

TEST(Reading, TakesATextInTheMainLanguageOrInSeveral) {
    const auto value = value_from_toml(
        "languages = [\"pl\"]\n[opportunity]\nkind = \"kurs\"\ntitle = { EN-gb = \"T\", pl = \"Ł\" }\n", "e");
    ASSERT_TRUE(value);
    Findings findings;
    Places places("e");
    const EditionFile edition = edition_from_value(*value, "e", findings, places);
    EXPECT_EQ(*edition.opportunity.kind.find(Language{"pl"}), "kurs");
    EXPECT_EQ(*edition.opportunity.title.find(Language{"en-GB"}), "T");
    EXPECT_EQ(edition.opportunity.title.find(Language{"de"}), nullptr);
    EXPECT_TRUE(findings.list().empty());
}

TEST(Reading, NamesTheCodePointThatMayNotStandInAName) {
    const ReadEdition read = read_edited("ai-in-higher-education", {{"Żaneta", "\u202EŻaneta"}});
    EXPECT_THAT(
        lines_of(read.findings),
        testing::ElementsAre(
            "learners.csv row 2, column name: contains U+202E RIGHT-TO-LEFT OVERRIDE; expected letters, "
            "marks, digits, punctuation and spaces"));
}

TEST(Reading, NamesTheListsOwnColumns) {
    const ReadEdition read = read_edited("innovators-of-tomorrow", {{"2002-08-08", "8.8.02"}});
    ASSERT_EQ(read.findings.list().size(), 1U);
    EXPECT_EQ(to_string(read.findings.list()[0].error.place), "learners.csv row 2, column Geburtsdatum");
}

TEST(Reading, KeepsANameAsItWasTyped) {
    const std::string decomposed = "Z\u0307aneta";  // z with a combining dot stays two code points
    const ReadEdition read = read_edited("ai-in-higher-education", {{"Żaneta", decomposed}});
    ASSERT_TRUE(read.edition);
    EXPECT_EQ(read.edition->learners.front().name, decomposed + " Gęś-Ślązak");
}

TEST(Reading, FindsTheEditionByFolderFileOrList) {
    const std::filesystem::path folder = std::filesystem::path(SOURCE_DIR) / "samples/ai-in-higher-education";
    for (const auto& path : {folder, folder / "edition.toml", folder / "learners.csv"}) {
        const ReadEdition read = read_edition(path, context);
        ASSERT_TRUE(read.edition) << path;
        EXPECT_EQ(read.edition->edition.id, "ai-in-higher-education");
    }
}

TEST(Reading, ReportsAFolderWithoutAnEdition) {
    const ReadEdition read =
        read_edition(std::filesystem::path(SOURCE_DIR) / "samples/no-such-edition", context);
    EXPECT_FALSE(read.edition);
    ASSERT_EQ(read.findings.list().size(), 1U);
    EXPECT_EQ(read.findings.list()[0].error.kind.name, "cannot-read-file");
}

TEST(Reading, ReadsTheSameFromJson) {
    const std::filesystem::path folder = std::filesystem::path(BUILD_DIR) / "tests/credential/json";
    std::filesystem::create_directories(folder);
    write_content(folder / "edition.json", R"({
  "$schema": "edition.schema.json",
  "type": "participation",
  "languages": ["en"],
  "directory": ")" SOURCE_DIR R"(/samples/directory/directory.toml",
  "issuer": "ntnu",
  "place": "Trondheim",
  "document_date": "2026-11-12",
  "taking_place": { "on": "2026-11-12" },
  "opportunity": { "kind": "online workshop", "title": "AI in Higher Education" },
  "signatories": [{ "name": "Eirik Nordahl Haugen", "function": "Head" }],
  "learners": [
    { "key": "1", "name": "Żaneta Gęś-Ślązak", "form": "feminine" },
    { "key": "2", "name": "", "birth_date": "2103" }
  ]
}
)");
    const ReadEdition read = read_edition(folder, context);
    ASSERT_TRUE(read.edition);
    EXPECT_EQ(read.edition->edition.taking_place, (DateRange{{2026, 11, 12}, {2026, 11, 12}}));
    EXPECT_EQ(read.edition->learners[0].name, "Żaneta Gęś-Ślązak");
    EXPECT_EQ(read.edition->learners[0].form, GrammaticalForm::feminine);
    EXPECT_THAT(
        lines_of(read.findings),
        testing::UnorderedElementsAre(
            "edition.json:14:31 (learners[2].birth_date): 2103 lies in the future; expected a day in the "
            "past",
            "edition.json:14:27 (learners[2].name): an empty text; expected a text, or no such field at "
            "all"));
}

}  // namespace
}  // namespace sigillum::credential
