// A workbook from a study office, from `check` to signed certificates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/credential/small_workbook.h"
#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using credential::SmallWorkbook;
using credential::text_row;
using testing::HasSubstr;
using testing::Not;

std::string sigillum(const std::string& words) { return quoted(program().string()) + " " + words; }

// An edition as `sigillum new` makes it, whose learners come in that workbook.
fs::path edition_with(const std::string& name, const SmallWorkbook& book) {
    const fs::path folder = empty_folder(name) / "course";
    const Ran made = run(sigillum("new ") + quoted(folder.string()));
    EXPECT_EQ(made.exit_code, 0) << made.output;
    write(folder / "edition.toml",
          content(folder / "edition.toml") +
              "\n[learners]\nfile = \"export.xlsx\"\n"
              "columns = { key = \"Matrikelnummer\", student_number = \"Matrikelnummer\" }\n");
    write(folder / "export.xlsx", credential::xlsx_of(book));
    return folder;
}

const std::string heading = text_row(1, {"Lehrgang 2026"});
const std::string names =
    text_row(3, {"Matrikelnummer", "Vorname", "Nachname", "Geburtsdatum", "Geburtsort"});

// 37329 is 14 March 2002, 36469 is 5 November 1999 (days since 30 December 1899).
SmallWorkbook two_learners() {
    return {
        .rows =
            heading + names +
            R"(<row r="4"><c r="A4"><v>311204</v></c><c r="B4" t="s"><v>0</v></c><c r="C4" t="s"><v>1</v></c>)"
            R"(<c r="D4" s="1"><v>37329</v></c><c r="E4" t="s"><v>2</v></c></row>)"
            R"(<row r="5"><c r="A5"><v>311205</v></c><c r="B5" t="s"><v>3</v></c><c r="C5" t="s"><v>4</v></c>)"
            R"(<c r="D5" s="1"><v>36469</v></c><c r="E5" t="s"><v>5</v></c></row>)",
        .strings = {"<t>Łucja</t>", "<r><t>Żółk</t></r><r><rPr><b/></rPr><t>iewska</t></r>",
                    "<t>Żyrardów</t>", "<t>Jörg</t>", "<t xml:space=\"preserve\">Weißhäupl </t>",
                    "<t>Gießen</t>"},
        .styles = {0, 14}};
}

TEST(StudyOffice, IssuesFromAWorkbook) {
    const fs::path edition = edition_with("workbook", two_learners());
    const Ran checked = run(sigillum("check ") + quoted(edition.string()));
    EXPECT_EQ(checked.exit_code, 0) << checked.output;
    EXPECT_THAT(checked.output, HasSubstr("names are joined: “Vorname”, then “Nachname”"));
    EXPECT_THAT(checked.output, HasSubstr("0 errors, 0 warnings, "));
    EXPECT_THAT(checked.output, HasSubstr("course: 2 learners, ready to issue.\n"));

    const fs::path out = edition.parent_path() / "issued";
    const Ran issued = run(sigillum("issue ") + quoted(edition.string()) + " --out " + quoted(out.string()) +
                           " --keys " + quoted(keys_folder().string()));
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    EXPECT_THAT(issued.output, Not(HasSubstr("note")));
    const auto documents = documents_in(out);
    ASSERT_EQ(documents.size(), 2U);
    const Ran text = run("pdftotext " + quoted(documents.front().string()) + " -");
    EXPECT_THAT(text.output, HasSubstr("Łucja Żółkiewska"));
    EXPECT_THAT(text.output, HasSubstr("14 March 2002"));
    for (const fs::path& document : documents) {
        const Ran verified =
            run(sigillum("verify ") + quoted(document.string()) + " --keys " +
                quoted(keys_folder().string()) + " --registry " + quoted((out / "registry.sqlite").string()));
        EXPECT_EQ(verified.exit_code, 0) << verified.output;
    }
}

// Three hundred dates that can be read in two ways, and one name with a Cyrillic letter.
SmallWorkbook many_mistakes() {
    std::string rows = heading + names;
    for (int row = 4; row < 304; ++row) {
        const std::string number = std::to_string(310000 + row);
        rows += text_row(row,
                         {number, "Anna", row == 150 ? "Kow\u0430lska" : "Kowalska", "02/03/1999", "=Radom"});
    }
    return {.rows = rows, .strings = {}};
}

TEST(StudyOffice, ReportsThreeHundredEqualMistakesOnce) {
    const fs::path edition = edition_with("many-mistakes", many_mistakes());
    const fs::path annotated = edition.parent_path() / "checked.csv";
    const Ran checked =
        run(sigillum("check ") + quoted(edition.string()) + " --annotated " + quoted(annotated.string()));
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_THAT(checked.output, HasSubstr("error  export.xlsx, column D “Geburtsdatum”, 300 rows\n"
                                          "    “02/03/1999” is 2 March 1999 or 3 February 1999: rows 4–303\n"
                                          "    expected the date written year-month-day; or"));
    EXPECT_THAT(checked.output,
                HasSubstr("warning  export.xlsx row 150, column C “Nachname”\n"
                          "    “Kow\u0430lska” has U+0430 CYRILLIC SMALL LETTER A, which looks like “a”\n"));
    EXPECT_LT(std::count(checked.output.begin(), checked.output.end(), '\n'), 60);
    const std::string list = content(annotated);
    EXPECT_TRUE(list.starts_with("\xEF\xBB\xBFLehrgang 2026;"));
    EXPECT_THAT(list, HasSubstr("310004;Anna;Kowalska;02/03/1999;'=Radom;error: column D “Geburtsdatum”: "));
    // The report as JSON has every one of them, with its cell.
    const Ran json = run(sigillum("check --json ") + quoted(edition.string()));
    const auto report = nlohmann::json::parse(json.output, nullptr, false);
    EXPECT_EQ(report["errors"], 300);
    EXPECT_EQ(report["warnings"], 1);
    int cells = 0;
    for (const auto& finding : report["findings"]) cells += finding.value("cell", "") == "D303" ? 1 : 0;
    EXPECT_EQ(cells, 1);
}

TEST(StudyOffice, NeverWritesOverTheListItself) {
    const fs::path edition = edition_with("own-list", two_learners());
    const std::string before = content(edition / "export.xlsx");
    const Ran checked = run(sigillum("check ") + quoted(edition.string()) + " --annotated " +
                            quoted((edition / "export.xlsx").string()));
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_THAT(checked.output, HasSubstr("is the learners' list itself"));
    EXPECT_EQ(content(edition / "export.xlsx"), before);
}

}  // namespace
}  // namespace sigillum::tests
