// The day of the study office: a list that is spoilt in many ways is repaired by the report alone, and gives
// the learners of the clean one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "credential/annotated_list.h"
#include "tests/credential/edited_sample.h"

namespace sigillum::credential {
namespace {

using testing::HasSubstr;

// An office with a list of cells, and what the edition says about it.
class StudyOffice : public testing::Test {
  protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(BUILD_DIR) / "tests/credential" / test->name();
        std::filesystem::create_directories(folder_);
        edition_ =
            content_of(std::filesystem::path(SOURCE_DIR) / "samples/sustainable-innovation/edition.toml");
        replace_first(edition_,
                      {"../directory/directory.toml", SOURCE_DIR "/samples/directory/directory.toml"});
    }

    // What the edition says under [learners].
    void declare(const std::string& line) {
        replace_first(edition_, {"[learners]\n", "[learners]\n" + line + "\n"});
    }

    ReadEdition check(const std::string& list) const {
        write_content(folder_ / "edition.toml", edition_);
        write_content(folder_ / "learners.csv", list);
        CheckContext keeping = context;
        keeping.keep_list = true;
        return read_edition(folder_, keeping);
    }

    std::filesystem::path folder_;
    std::string edition_;
};

using Cells = std::vector<std::vector<std::string>>;

std::string joined(const Cells& cells) {
    std::string list;
    for (const auto& row : cells) {
        for (std::size_t i = 0; i < row.size(); ++i) list += (i > 0 ? ";" : "") + row[i];
        list += "\r\n";
    }
    return list;
}

// What is said about a cell, or about the list (row 0), errors and warnings only.
std::string said_at(const ReadEdition& read, int row, int column) {
    for (const Finding& finding : read.findings.list()) {
        const Place& place = finding.error.place;
        if (finding.severity != Severity::note && place.file == "learners.csv" && place.row == row &&
            place.column == column)
            return finding.error.found + " -> " + finding.error.expected;
    }
    return "nothing";
}

const char* const clean_list =
    "key,name,given_name,family_name,birth_date,birth_place,student_number,grade\n"
    "311204,Łucja Żółkiewska,Łucja,Żółkiewska,2002-03-14,\"Żyrardów, Poland\",311204,4.5\n"
    "311205,Jörg Müller,Jörg,Müller,1999-08-05,Gießen,311205,4.0\n"
    "311206,María Núñez,María,Núñez,2002-12-08,València,311206,5.0\n"
    "311207,Niccolò Dell’Orto,Niccolò,Dell’Orto,2001-01-17,Cantù,311207,5.0\n"
    "311208,Anna Kowalska,Anna,Kowalska,2000-10-10,Radom,311208,4.0\n"
    "311209,Willemijn van der Sluijs,Willemijn,van der Sluijs,2003-05-21,Delft,311209,4.5\n"
    "311210,Bjørn Håkonsen,Bjørn,Håkonsen,1999-03-02,Ålesund,311210,4.0\n";

// Row 1 is a heading, row 3 has the names of the columns.
Cells spoilt_cells() {
    return {
        {"Sustainable Innovation, Teilnehmende, 2026", "", "", "", "", "", ""},
        {"", "", "", "", "", "", ""},
        {"Matrikelnummer", "Vorname", "Nachname", "Geburtsdatum", "Geburtsort", "Zensur", "Bemerkung"},
        {"311204", "Łucja", " Żółkiewska ", "14.03.2002", "\"Żyrardów; Poland\"", "4,5", ""},
        {"311205", "Jörg", "M\u00C3\u00BCller", "5. August 1999", "Gießen", "4", ""},
        {"311206", "MARÍA", "Núñez", "2002-12-08", "València", "5,0", "zahlt später"},
        {"311207", "Niccolò", "Dell’Orto", "17.01.01", "Cantù", "5.0", ""},
        {"311207", "Anna", "Kow\u0430lska", "10/10/2000", "Radom", "4,0", ""},
        {"311209", "Willemijn", "van  der Sluijs", "21.05.2033", "Delft", "4,50", ""},
        {"311210", "Bj0rn", "Håkonsen", "02/03/1999", "", "4.0", ""},
        {"", "", "", "", "", "", ""},
        {"Summe", "", "", "", "", "31", ""},
    };
}

TEST_F(StudyOffice, RepairsASpoiltListByTheReportAlone) {
    const ReadEdition clean = check(clean_list);
    ASSERT_FALSE(clean.findings.has_errors());
    Cells cells = spoilt_cells();

    // The columns first: three lines in the edition, as the report gives them.
    ReadEdition read = check(joined(cells));
    EXPECT_THAT(said_at(read, 3, 0),
                HasSubstr("key = \"Matrikelnummer\", student_number = \"Matrikelnummer\""));
    EXPECT_THAT(said_at(read, 3, 6), HasSubstr("unknown column “Zensur” -> "));
    EXPECT_THAT(said_at(read, 3, 7), HasSubstr("ignore = [\"Bemerkung\"]"));
    declare(
        "columns = { key = \"Matrikelnummer\", student_number = \"Matrikelnummer\", grade = \"Zensur\" }");
    declare("ignore = [\"Bemerkung\"]");

    // Then the cells, each at its row and column.
    read = check(joined(cells));
    const auto repair = [&](int row, int column, const char* said, const std::string& value) {
        EXPECT_THAT(said_at(read, row, column), HasSubstr(said)) << "row " << row << ", column " << column;
        cells[static_cast<std::size_t>(row) - 1][static_cast<std::size_t>(column) - 1] = value;
    };
    repair(5, 3, "it was probably “Müller”", "Müller");
    repair(6, 2, "“MARÍA” is all in capitals", "María");
    repair(7, 4, "“17.01.01”: a year of two digits", "17.01.2001");
    repair(8, 1, "“311207” is also the key of Niccolò Dell’Orto (learners.csv row 7)", "311208");
    repair(8, 3, "U+0430 CYRILLIC SMALL LETTER A, which looks like “a”", "Kowalska");
    repair(9, 4, "2033-05-21 lies in the future", "21.05.2003");
    repair(10, 2, "has the digit 0", "Bjørn");
    repair(10, 5, "no place of birth", "Ålesund");
    EXPECT_THAT(said_at(read, 10, 4), HasSubstr("“02/03/1999” is 2 March 1999 or 3 February 1999 -> "));
    EXPECT_THAT(said_at(read, 10, 4), HasSubstr("dates = \"day-first\""));
    declare("dates = \"day-first\"");
    EXPECT_THAT(said_at(read, 12, 0), HasSubstr("a row of totals (“Summe”)"));
    cells.pop_back();

    read = check(joined(cells));
    for (const Finding& finding : read.findings.list())
        EXPECT_EQ(finding.severity, Severity::note) << to_string(finding.error);
    ASSERT_EQ(read.edition->learners.size(), clean.edition->learners.size());
    for (std::size_t i = 0; i < clean.edition->learners.size(); ++i) {
        const Learner is = read.edition->learners[i];
        const Learner was = clean.edition->learners[i];
        EXPECT_EQ(is.key, was.key);
        EXPECT_EQ(is.name, was.name);
        EXPECT_EQ(is.given_name, was.given_name);
        EXPECT_EQ(is.family_name, was.family_name);
        EXPECT_EQ(is.birth_date, was.birth_date) << was.name;
        EXPECT_EQ(is.student_number, was.student_number);
        EXPECT_EQ(is.grade->value, was.grade->value) << was.name;
        if (i > 0) {  // the first one had a semicolon for a comma
            EXPECT_EQ(is.birth_place, was.birth_place);
        }
    }
}

// The annotated list has the office's own rows, at their numbers, and what is wrong beside each.
TEST_F(StudyOffice, GetsItsOwnRowsBackWithWhatIsWrong) {
    declare(
        "columns = { key = \"Matrikelnummer\", student_number = \"Matrikelnummer\", grade = \"Zensur\" }");
    declare("ignore = [\"Bemerkung\"]");
    Cells cells = spoilt_cells();
    cells[5][6] = "=HYPERLINK(\"\"http://x\"\")";
    cells[5][6] = "\"" + cells[5][6] + "\"";
    const ReadEdition read = check(joined(cells));
    ASSERT_TRUE(read.list);
    const std::string annotated = annotated_csv(*read.list, read.findings);
    EXPECT_TRUE(annotated.starts_with("\xEF\xBB\xBF\"Sustainable Innovation, Teilnehmende, 2026\";"));
    EXPECT_THAT(annotated, HasSubstr("Bemerkung;what is wrong;what to do\r\n"));
    EXPECT_THAT(
        annotated,
        HasSubstr("311207;Niccolò;Dell’Orto;17.01.01;Cantù;5.0;;error: column D “Geburtsdatum”: “17.01.01”: "
                  "a year of two digits;\"expected a date written"));
    EXPECT_THAT(annotated, HasSubstr(";\"'=HYPERLINK(\"\"http://x\"\")\";"));
    EXPECT_THAT(annotated, Not(HasSubstr(";=")));

    // Read again, it is the same list: the two columns and the apostrophe are not part of it.
    const ReadEdition again = check(annotated);
    ASSERT_TRUE(again.edition);
    std::vector<std::string> before, after;
    for (const Finding& finding : read.findings.list()) before.push_back(to_string(finding.error));
    for (const Finding& finding : again.findings.list()) after.push_back(to_string(finding.error));
    EXPECT_EQ(after, before);
    EXPECT_EQ(annotated_csv(*again.list, again.findings), annotated);
}

TEST_F(StudyOffice, IsToldOfPersonsAndNumbersThatAppearTwice) {
    const ReadEdition read = check(
        "key,name,birth_date,birth_place,student_number,grade\n"
        "1,Anna Kowalska,2000-10-10,Radom,7,4.0\n"
        "2,Anna  KOWALSKA,2000-10-10,Radom,8,4.0\n"
        "3,Jan Nowak,2001-01-01,Radom,7,4.0\n"
        "4,Adam Nowak,2014-01-01,Radom,9,4.0\n"
        "5,Ewa Nowak,1925-01-01,Radom,10,4.0\n");
    EXPECT_THAT(said_at(read, 4, 5),
                HasSubstr("“7” is also the student number of Anna Kowalska (learners.csv row 2)"));
    EXPECT_THAT(said_at(read, 5, 3), HasSubstr("2014-01-01 is less than 14 years ago"));
    EXPECT_THAT(said_at(read, 6, 3), HasSubstr("1925-01-01 is more than 100 years ago"));
    const auto twice =
        std::count_if(read.findings.list().begin(), read.findings.list().end(), [](const Finding& f) {
            return f.error.kind == ErrorKind{"learner-twice"} && f.error.place.row == 3 &&
                   f.severity == Severity::warning;
        });
    EXPECT_EQ(twice, 1);
}

TEST_F(StudyOffice, IsToldOnceOfAColumnThatIsMissing) {
    const ReadEdition read =
        check("key,name,birth_place,grade\n1,Anna Kowalska,Radom,4.0\n2,Jan Nowak,Radom,4.5\n");
    std::vector<std::string> errors;
    for (const Finding& finding : read.findings.list())
        errors.push_back(to_string(finding.error.place) + ": " + finding.error.found);
    EXPECT_THAT(errors,
                testing::ElementsAre("learners.csv birth_date: the list has no column with birth dates"));
}

TEST_F(StudyOffice, NeedNotWriteGradesAsTheSchemeDoes) {
    const ReadEdition read = check(
        "key;name;birth_date;birth_place;grade\n1;Anna Kowalska;2000-10-10;Radom;4,5\n2;Jan "
        "Nowak;2000-10-10;Radom;5\n3;Ewa Nowak;2000-10-10;Radom;4,6\n");
    EXPECT_EQ(read.edition->learners[0].grade->value, "4.5");
    EXPECT_EQ(read.edition->learners[1].grade->value, "5.0");
    EXPECT_THAT(said_at(read, 4, 5), HasSubstr("“4,6” -> "));
    EXPECT_EQ(read.findings.errors(), 1);
    EXPECT_EQ(read.findings.notes(), 2);
}

}  // namespace
}  // namespace sigillum::credential
