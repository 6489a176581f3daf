// Lists as study offices send them.
#include "credential/learner_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "credential/formula_guard.h"
#include "tests/credential/small_workbook.h"

namespace sigillum::credential {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

struct Read {
    LearnerList list;
    std::vector<std::string> errors, warnings, notes;
};

Read read(const std::string& bytes, const LearnersSource& source = {}) {
    Findings findings;
    Read read{learners_from_list(bytes, "l.csv", source, Language{"en"}, findings), {}, {}, {}};
    for (const Finding& finding : findings.list()) {
        std::string line = to_string(finding.error.place) + ": " + finding.error.found;
        if (finding.severity == Severity::error)
            read.errors.push_back(std::move(line));
        else if (finding.severity == Severity::warning)
            read.warnings.push_back(std::move(line));
        else
            read.notes.push_back(std::move(line));
    }
    return read;
}

TEST(Columns, AreRecognisedByTheirUsualNames) {
    const Read german =
        read("Schlüssel;Vorname;Nachname;Geb.-Datum;Matrikel-Nr.\n1;Anna;Kowalska;1.2.1999;7\n");
    EXPECT_THAT(german.errors, IsEmpty());
    ASSERT_EQ(german.list.learners.size(), 1U);
    const Learner learner = german.list.learners[0];
    EXPECT_EQ(learner.name, "Anna Kowalska");
    EXPECT_EQ(learner.given_name, "Anna");
    EXPECT_EQ(to_iso(*learner.birth_date), "1999-02-01");
    EXPECT_EQ(learner.student_number, "7");
    EXPECT_THAT(
        german.notes,
        ElementsAre(
            "l.csv row 1, column Schlüssel: “Schlüssel” is read as key: the learner's key",
            "l.csv row 1, column Vorname: “Vorname” is read as given_name: the given name",
            "l.csv row 1, column Nachname: “Nachname” is read as family_name: the family name",
            "l.csv row 1, column Geb.-Datum: “Geb.-Datum” is read as birth_date: the birth date",
            "l.csv row 1, column Matrikel-Nr.: “Matrikel-Nr.” is read as student_number: the student number",
            "l.csv row 1, column Vorname: names are joined: “Vorname”, then “Nachname”",
            "l.csv row 1, column birth_date: “1.2.1999” is read as 1 February 1999"));
    const Read english = read("key,First name,Surname,Date of birth\n1,Anna,Kowalska,1 Feb 1999\n");
    EXPECT_THAT(english.errors, IsEmpty());
    EXPECT_EQ(english.list.learners[0].name, "Anna Kowalska");
}

TEST(Columns, SayWhereAPartOfANameIsMissing) {
    const Read list = read("key,Vorname,Nachname\n1,Anna,Kowalska\n2,Suharto,\n3, ,Nowak\n");
    EXPECT_EQ(list.warnings, (std::vector<std::string>{
                                 "l.csv row 3, column Nachname: empty: the name is “Suharto” alone",
                                 "l.csv row 4, column Vorname: empty: the name is “Nowak” alone",
                             }));
}

TEST(Columns, AreReadAsTheEditionSays) {
    const LearnersSource source{.columns = {{"key", {"Matrikel"}},
                                            {"student_number", {"Matrikel"}},
                                            {"name", {"Nachname", "Vorname"}}},
                                .ignored = {"Bemerkung"}};
    const Read mapped = read("Matrikel,Vorname,Nachname,Bemerkung\n7,Hanako,Yamada,x\n", source);
    EXPECT_THAT(mapped.errors, IsEmpty());
    ASSERT_EQ(mapped.list.learners.size(), 1U);
    EXPECT_EQ(mapped.list.learners[0].key, "7");
    EXPECT_EQ(mapped.list.learners[0].student_number, "7");
    EXPECT_EQ(mapped.list.learners[0].name, "Yamada Hanako");
    EXPECT_EQ(mapped.list.columns.at("name").name, "Nachname + Vorname");
}

TEST(Columns, AreLookedForBelowAHeading) {
    const Read found = read("Liste der Teilnehmenden\n\nStand: 1.7.2026;;\nkey;name;\n1;Anna;\n");
    EXPECT_THAT(found.errors, IsEmpty());
    ASSERT_EQ(found.list.learners.size(), 1U);
    EXPECT_EQ(found.list.learners[0].place.row, 5);
    EXPECT_THAT(
        found.notes,
        ElementsAre("l.csv row 4: the names of the columns stand in row 4; what stands above is not read"));
    EXPECT_THAT(read("x;y\nkey;name\n1;Anna\n", {.header_row = 2}).notes, IsEmpty());
}

TEST(Columns, ThatCannotBeReadAreNamed) {
    EXPECT_THAT(read("key,name,Bemerkung\n1,Anna,x\n").errors,
                ElementsAre("l.csv row 1, column Bemerkung: unknown column “Bemerkung”"));
    EXPECT_THAT(read("key,name,Bemerkung\n1,Anna,x\n", {.ignored = {"*"}}).errors, IsEmpty());
    EXPECT_THAT(read("key,name,\n1,Anna,\n").errors, IsEmpty());
    EXPECT_THAT(read("key,name,\n1,Anna,\n2,Bjørn,x\n").errors,
                ElementsAre("l.csv row 1: a column without a name, but with values (first in row 3)"));
    EXPECT_THAT(read("key,name,birth_date,Geburtsdatum\n1,Anna,1999,1999\n").errors,
                ElementsAre("l.csv row 1, column Geburtsdatum: “Geburtsdatum” and “birth_date” (column C) "
                            "would both be birth_date"));
    EXPECT_THAT(
        read("key,Vorname,Name\n1,Anna,Kowalska\n").errors,
        ElementsAre(
            "l.csv row 1, column Name: “Name” beside “Vorname” may be the family name or the whole name"));
    EXPECT_THAT(read("Matrikelnummer,name\n1,Anna\n").errors,
                ElementsAre("l.csv row 1, column key: no such column"));
    EXPECT_THAT(
        read("key,name\n1,Anna\n", {.columns = {{"birth_date", {"Geb."}}}}).errors,
        ElementsAre(
            "l.csv row 1, column birth_date: no column “Geb.”, which the edition names for birth_date"));
}

TEST(Rows, ThatHoldNoLearnerAreToldAndPassedOver) {
    const Read rows = read("key;name\n1;Anna\n;\n\nkey;name\n2;Bjørn\n;\nSumme;2\n;;\n");
    EXPECT_THAT(rows.errors, IsEmpty());
    ASSERT_EQ(rows.list.learners.size(), 2U);
    EXPECT_EQ(rows.list.learners[1].place.row, 6);
    EXPECT_THAT(rows.notes, ElementsAre("l.csv row 5: the names of the columns once more",
                                        "l.csv row 3: an empty row", "l.csv row 4: an empty row"));
    EXPECT_THAT(rows.warnings, ElementsAre("l.csv row 8: a row of totals (“Summe”)"));
}

TEST(Rows, OfTotalsAreToldAndPassedOver) {
    const Read rows = read("key;name;grade\n1;Anna;4\n2;Bjørn;5\n;Summe;9\n");
    EXPECT_EQ(rows.list.learners.size(), 2U);
    EXPECT_THAT(rows.warnings, ElementsAre("l.csv row 4: a row of totals (“Summe”)"));
    // A person may be called so.
    const Read person = read("key;name\n1;Anna\n2;Total\n");
    EXPECT_EQ(person.list.learners.size(), 2U);
    EXPECT_THAT(person.warnings, IsEmpty());
}

TEST(Cells, LoseTheSpacesNobodySees) {
    const Read spaces = read("key,name\n1,\u00A0Anna\u00A0Maria  Kowalska\u200B\n2, \u00A0 \n");
    ASSERT_EQ(spaces.list.learners.size(), 2U);
    EXPECT_EQ(spaces.list.learners[0].name, "Anna Maria Kowalska");
    EXPECT_THAT(
        spaces.notes,
        ElementsAre("l.csv row 2, column name: “Anna\u00A0Maria  Kowalska” has spaces around it",
                    "l.csv row 2, column name: “Anna Maria Kowalska” has doubled or no-break spaces"));
    EXPECT_EQ(read("key,name\n1,山田\u3000花子\n").list.learners[0].name, "山田\u3000花子");
}

TEST(Cells, WithDatesAreReadOrAskedAbout) {
    const std::string list = "key,name,birth_date\n1,Anna,02/03/1999\n2,Bjørn,36192\n3,Cy,1.2.99\n";
    EXPECT_THAT(read(list).errors,
                ElementsAre("l.csv row 2, column birth_date: “02/03/1999” is 2 March 1999 or 3 February 1999",
                            "l.csv row 3, column birth_date: the number 36192, which is 1 February 1999 when "
                            "it is formatted as a date",
                            "l.csv row 4, column birth_date: “1.2.99”: a year of two digits"));
    const Read declared = read(list, {.dates = DateOrder::month_first});
    EXPECT_EQ(to_iso(*declared.list.learners[0].birth_date), "1999-02-03");
}

TEST(Cells, WithRoundedNumbersAreRefused) {
    EXPECT_THAT(
        read("key,name,student_number\n1,Anna,\"1,23457E+12\"\n").errors,
        ElementsAre(
            "l.csv row 2, column student_number: “1,23457E+12”: a spreadsheet has rounded a long number"));
}

TEST(Csv, TakesEveryLineEndAndExcelsFirstLine) {
    for (const char* const list : {"key;name\r1;Anna\r2;Bjørn", "key;name\r\n1;Anna\r\n2;Bjørn\r\n",
                                   "sep=;\nkey;name\n1;Anna\n2;Bjørn\n", "key;name\n1;Anna\n2;Bjørn"}) {
        const Read lines = read(list);
        ASSERT_EQ(lines.list.learners.size(), 2U) << list;
        EXPECT_EQ(lines.list.learners[1].place.row, 3);
        EXPECT_THAT(lines.errors, IsEmpty());
    }
}

// The heading has more commas than the names have semicolons.
TEST(Csv, TellsTheDelimiterByTheNamesOfTheColumns) {
    const Read list = read("Course, summer, 2026, blended\nkey;name;birth_place\n1;Anna;Kraków, Poland\n");
    EXPECT_THAT(list.errors, IsEmpty());
    ASSERT_EQ(list.list.learners.size(), 1U);
    EXPECT_EQ(list.list.learners[0].birth_place, "Kraków, Poland");
    EXPECT_EQ(read("key;name\n1;A\n", {.delimiter = Delimiter::comma}).list.learners.size(), 0U);
}

TEST(XlsxList, GivesTheSameLearnersAsCsv) {
    const std::string book = xlsx_of({
        .rows =
            text_row(1, {"Lehrgang 2026"}) +
            text_row(3, {"key", "Vorname", "Nachname", "Geburtsdatum", "Matrikelnummer"}) +
            R"(<row r="4"><c r="A4"><v>17</v></c><c r="B4" t="s"><v>0</v></c><c r="C4" t="s"><v>1</v></c>)"
            R"(<c r="D4" s="1"><v>36192</v></c><c r="E4"><v>311204</v></c></row>)" +
            R"(<row r="6" hidden="1"><c r="A6"><v>18</v></c><c r="B6" t="s"><v>0</v></c><c r="C6" t="s"><v>1</v></c>)"
            R"(<c r="D6" t="e"><v>#N/A</v></c><c r="E6"><v>1.2345678901234567E+19</v></c></row>)",
        .behind = R"(<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="C4:C5"/></mergeCells>)",
        .strings = {"<t>Anna</t>", "<t>Kowalska </t>"},
        .styles = {0, 14},
    });
    const Read list = read(book);
    ASSERT_EQ(list.list.learners.size(), 2U);
    EXPECT_EQ(list.list.learners[0].key, "17");
    EXPECT_EQ(list.list.learners[0].name, "Anna Kowalska");
    EXPECT_EQ(to_iso(*list.list.learners[0].birth_date), "1999-02-01");
    EXPECT_EQ(list.list.learners[0].student_number, "311204");
    EXPECT_THAT(
        list.errors,
        UnorderedElementsAre("l.csv row 6, column birth_date: the formula in this cell gives the error #N/A",
                             "l.csv row 6, column student_number: “1.2345678901234567E+19”: a spreadsheet "
                             "has rounded a long number",
                             "l.csv row 4, column Nachname: cells C4 to C5 are merged into one"));
    EXPECT_THAT(list.warnings,
                ElementsAre("l.csv row 6: the row is hidden in the sheet, and read all the same"));
}

TEST(FormulaGuard, ComesOffAsItWasPutOn) {
    for (const char* const text :
         {"=1+1", "+48 600", "-", "@x", "'=x", "''-", "\tx", "Anna", "'Anna", "", "'", "＝x"})
        EXPECT_EQ(without_formula_guard(with_formula_guard(text)), text) << text;
    EXPECT_EQ(with_formula_guard("=1+1"), "'=1+1");
    EXPECT_EQ(with_formula_guard("Anna"), "Anna");
    EXPECT_EQ(without_formula_guard("'Anna"), "'Anna");
}

}  // namespace
}  // namespace sigillum::credential
