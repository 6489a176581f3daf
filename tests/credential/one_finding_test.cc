// One mistake in an edition is one finding, at its own place, in words that are true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "tests/credential/edited_sample.h"

namespace sigillum::credential {
namespace {

struct Mistake {
    const char* name;
    const char* sample;
    std::vector<Edit> edits;
    std::vector<std::string> findings;  // everything that is said, in order
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

class OneFinding : public testing::TestWithParam<Mistake> {};

TEST_P(OneFinding, ForOneMistake) {
    const ReadEdition read = read_edited(GetParam().sample, GetParam().edits);
    std::vector<std::string> lines;
    for (const Finding& finding : read.findings.list()) lines.push_back(to_string(finding.error));
    EXPECT_THAT(lines, testing::ElementsAreArray(GetParam().findings));
}

constexpr const char* course = "sustainable-innovation";
constexpr const char* programme = "data-literacy";
constexpr const char* workshop = "ai-in-higher-education";

// A field of the wrong type: the rules say nothing about what could not be read.
const Mistake wrong_types[] = {
    {"LevelAsText",
     course,
     {{"eqf_level = 7", "eqf_level = \"7\""}},
     {"edition.toml:18:13 (eqf_level): found a text; expected a whole number"}},
    {"WorkloadAsNumber",
     course,
     {{"[workload]\nects = 5", "[workload]\nects = \"five\""}},
     {"edition.toml:32:8 (workload.ects): “five”; expected a number of zero or more, with a decimal point "
      "where "
      "needed: 5 or 2.5"}},
    {"MistypedMeasure",
     course,
     {{"ects = 5", "etcs = 5"}},
     {"edition.toml:32:1 (workload.etcs): unknown key “etcs”; expected “ects”?"}},
    {"PeriodWithABadDay",
     workshop,
     {{"{ on = 2026-11-12 }", "{ on = \"12 November\" }"}},
     {"edition.toml:10:23 (taking_place.on): “12 November”; expected a day that exists, written "
      "year-month-day: "
      "2026-07-03"}},
    {"TakingPlaceAsDate",
     workshop,
     {{"{ on = 2026-11-12 }", "2026-11-12"}},
     {"edition.toml:10:16 (taking_place): found a date; expected a table"}},
    {"DocumentDateAsNumber",
     workshop,
     {{"document_date = 2026-11-12", "document_date = 2026"}},
     {"edition.toml:9:17 (document_date): found a number; expected a date"}},
    {"SignatoryNameAsNumber",
     workshop,
     {{"\"Prof. Eirik Nordahl Haugen\"", "7"}},
     {"edition.toml:17:8 (signatories[1].name): found a number; expected a text in quotation marks"}},
    {"LanguageByItsName",
     workshop,
     {{"languages = [\"en\"]", "languages = [\"english\"]"}},
     {"edition.toml:4:14 (languages[1]): “english”; expected a language tag (BCP 47) such as “en” "
      "or “pl”"}},
    {"BirthDateOfALearner",
     course,
     {{"2002-03-14", "14.03.02"}},
     {"learners.csv row 2, column birth_date: “14.03.02”: a year of two digits; expected a date written "
      "year-month-day, "
      "year-month or "
      "year: 2002-03-14, 2002-03, 2002"}},
    {"TypeMisspelt",
     workshop,
     {{"type = \"participation\"", "type = \"participaton\""}},
     {"edition.toml:3:8 (type): “participaton”; expected “participation”?"}},
    {"ModeMisspelt",
     course,
     {{"mode = \"blended\"", "mode = \"blendid\""}},
     {"edition.toml:58:8 (participation.mode): “blendid”; expected “blended”?"}},
    {"WeightAsWord",
     course,
     {{"weight = 50", "weight = \"half\""}},
     {"edition.toml:82:10 (assessment[1].weight): “half”; expected a number of zero or more, with a decimal "
      "point where needed: 5 or 2.5"}},
    {"UnitIdAsNumber",
     programme,
     {{"id = \"u1\"", "id = 1"}},
     {"edition.toml:68:6 (units[1].id): found a number; expected a text in quotation marks"}},
};

const Mistake places[] = {
    {"ListThatCannotBeRead",  // no profile says that it has no learners
     course,
     {{"\nSI-002,", "\n\"SI-002,"}},
     {"learners.csv row 3, column key: text behind a closing quotation mark; expected the quotation mark at "
      "the "
      "very end of the cell, or doubled inside it"}},
    {"StudentOfNothing",
     course,
     {{",MS,wut,", ",,wut,"}},
     {"learners.csv row 2, column student_of: student_university without student_of; expected BS, MS, PhD, "
      "staff or "
      "other words in student_of, or neither of the two"}},
    {"StudentOfNowhere",
     course,
     {{",MS,wut,", ",MS,,"}},
     {"learners.csv row 2, column student_university: student_of without student_university; expected the id "
      "or the "
      "name of the university in student_university, or neither of the two"}},
    {"UnitBesideEcts",
     course,
     {{"ects = 5", "ects = 5\nunit = \"points\""}},
     {"edition.toml:33:8 (workload.unit): a unit of its own beside ects; expected either ects alone, or a "
      "measure of "
      "your own: { amount = …, unit = \"…\" }"}},
    {"TitleWithAnEmptyLine",
     workshop,
     {{"[opportunity]", "[texts]\n\"title.participation\" = \"A\\n\\nB\"\n[opportunity]"}},
     {"edition.toml:13:25 (texts.title.participation): an empty line within the text; expected words on "
      "every line"}},
    {"OtherTextOnTwoLines",
     workshop,
     {{"[opportunity]", "[texts]\n\"statement.certifies\" = \"A\\nB\"\n[opportunity]"}},
     {"edition.toml:13:25 (texts.statement.certifies): contains U+000A <control-000A>; expected a text on "
      "one line"}},
};

INSTANTIATE_TEST_SUITE_P(WrongTypes, OneFinding, testing::ValuesIn(wrong_types),
                         [](const auto& row) { return row.param.name; });
INSTANTIATE_TEST_SUITE_P(Places, OneFinding, testing::ValuesIn(places),
                         [](const auto& row) { return row.param.name; });

TEST(Titles, BreakWhereTheirWriterSaysSo) {
    const ReadEdition read = read_edited(
        "ai-in-higher-education",
        {{"[opportunity]",
          "[texts]\n\"title.participation\" = \"\"\"\nRECORD OF\nPARTICIPATION\n\"\"\"\n[opportunity]"}});
    EXPECT_FALSE(read.findings.has_errors());
    EXPECT_EQ(read.edition->edition.text_overrides.at("title.participation").in({"en"}),
              "RECORD OF\nPARTICIPATION");
}

// Editions whose directory is their own, written anew for each case.
ReadEdition read_with_directory(const std::string& directory, const std::string& edition, const char* file) {
    // A folder of the test's own: others run at the same time.
    const std::filesystem::path folder = std::filesystem::path(BUILD_DIR) / "tests/credential/own-directory" /
                                         testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    write_content(folder / "logo.svg", "<svg/>");
    write_content(folder / file, directory);
    write_content(folder / "learners.csv", "key,name\n1,Anna Kowalska\n");
    write_content(folder / "edition.toml", "directory = \"" + std::string(file) + "\"\n" + edition + R"(
type = "participation"
languages = ["en"]
issuer = "x"
place = "X"
document_date = 2026-05-29
taking_place = { on = 2026-05-25 }
opportunity = { kind = "staff week" }
signatories = [{ name = "A", function = "B" }]
)");
    return read_edition(folder, context);
}

constexpr const char* own_directory = R"([alliance]
id = "a"
name = "A"
verification_host = "a.example"
logo = { file = "logo.svg" }
[universities.x]
name = "X"
logo = { file = "logo.svg" }
)";

std::vector<std::string> errors_of(const ReadEdition& read) {
    std::vector<std::string> lines;
    for (const Finding& finding : read.findings.list())
        if (finding.severity == Severity::error) lines.push_back(to_string(finding.error));
    return lines;
}

TEST(OwnDirectory, IsWhereTheCountryOfTheIssuerIsMissing) {
    EXPECT_THAT(errors_of(read_with_directory(own_directory, "profiles = [\"microbol\"]", "directory.toml")),
                testing::Contains(
                    "directory.toml:6:15 (universities.x.country): MICROBOL has nothing for “country or "
                    "region of the issuer”; expected the country of the issuing university, which is "
                    "mandatory there: country = \"PL\""));
}

TEST(OwnDirectory, WithoutSupportersSaysSo) {
    EXPECT_THAT(errors_of(read_with_directory(own_directory, "supporters = [\"fund\"]", "directory.toml")),
                testing::ElementsAre("edition.toml:2:15 (supporters[1]): “fund”; expected no supporter, "
                                     "since the directory has none"));
}

TEST(OwnDirectory, MayNameItsSchemaAsJson) {
    const char* const json = R"({"$schema": "directory.schema.json",
  "alliance": {"id": "a", "name": "A", "verification_host": "a.example", "logo": {"file": "logo.svg"}},
  "universities": {"x": {"name": "X", "logo": {"file": "logo.svg"}}}})";
    EXPECT_THAT(errors_of(read_with_directory(json, "", "directory.json")), testing::IsEmpty());
}

}  // namespace
}  // namespace sigillum::credential
