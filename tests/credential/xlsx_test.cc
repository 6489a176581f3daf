#include "credential/xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "credential/excel_date.h"
#include "credential/number_format.h"
#include "tests/credential/edited_sample.h"
#include "tests/credential/small_workbook.h"

namespace sigillum::credential {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Result<Table> read(const std::string& bytes, const std::string& sheet = {}) {
    Findings findings;
    return table_from_xlsx(bytes, "l.xlsx", sheet, findings);
}

// The cells of a row as texts; faults with an exclamation mark in front.
std::vector<std::string> texts(const Table& table, int row) {
    std::vector<std::string> texts;
    const TableRow found = *table.row(row);
    for (const Cell& cell : found.cells)
        texts.push_back(cell.kind == CellKind::fault ? "!" + cell.fault : cell.text);
    return texts;
}

std::string row_of(const std::string& cells) { return "<row r=\"1\">" + cells + "</row>"; }

TEST(Xlsx, ReadsEveryKindOfText) {
    const auto table = read(xlsx_of({
        .rows = row_of(R"(<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
                       R"(<c r="C1" t="inlineStr"><is><t>Inline</t></is></c>)"
                       R"(<c r="D1" t="str"><f>A1&amp;"x"</f><v>Result</v></c><c r="F1" t="s"><v>2</v></c>)"),
        .strings = {"<t>Łucja</t>",
                    "<r><t xml:space=\"preserve\">Anna </t></r><r><rPr><b/></rPr><t>Maria</t></r>"
                    "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>",
                    "<t>two_x000A_lines &amp; &#x17B;</t>"},
    }));
    ASSERT_TRUE(table) << to_string(table.error());
    EXPECT_THAT(texts(*table, 1),
                ElementsAre("Łucja", "Anna Maria", "Inline", "Result", "", "two\nlines & Ż"));
}

TEST(Xlsx, ShowsNumbersAsTheirFormatsDo) {
    const auto table = read(xlsx_of({
        .rows = row_of(
            R"(<c r="A1"><v>311204</v></c><c r="B1" s="1"><v>4</v></c>)"
            R"(<c r="C1"><v>4.0999999999999996</v></c><c r="D1" s="2"><v>1204</v></c>)"
            R"(<c r="E1"><v>1.23456789012E+11</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="n"><v>-0.5</v></c>)"),
        .strings = {},
        .formats = R"(<numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="000000"/>)",
        .styles = {0, 164, 165},
    }));
    ASSERT_TRUE(table) << to_string(table.error());
    EXPECT_THAT(texts(*table, 1),
                ElementsAre("311204", "4.0", "4.1", "001204", "123456789012", "TRUE", "-0.5"));
}

TEST(Xlsx, ReadsDatesByTheFormatOfTheirCells) {
    SmallWorkbook book{
        .rows = row_of(R"(<c r="A1" s="1"><v>36192</v></c><c r="B1" s="2"><v>36192.75</v></c>)"
                       R"(<c r="C1" s="3"><v>36192</v></c><c r="D1" s="4"><v>36192</v></c>)"
                       R"(<c r="E1" t="d"><v>1999-02-01T00:00:00</v></c><c r="F1" s="0"><v>36192</v></c>)"
                       R"(<c r="G1" s="1"><v>60</v></c><c r="H1" s="1"><v>-3</v></c>)"),
        .strings = {},
        .formats =
            R"(<numFmt numFmtId="164" formatCode="[$-407]d\.\ mmmm\ yyyy;@"/>)"
            R"(<numFmt numFmtId="165" formatCode="mm/yyyy"/><numFmt numFmtId="166" formatCode="yyyy"/>)",
        .styles = {0, 14, 164, 165, 166},
    };
    const auto table = read(xlsx_of(book));
    ASSERT_TRUE(table) << to_string(table.error());
    EXPECT_THAT(texts(*table, 1), ElementsAre("1999-02-01", "1999-02-01", "1999-02", "1999", "1999-02-01",
                                              "36192", "!29 February 1900, a day that only Excel knows",
                                              "!-3 is no day of the calendar, but is shown as a date"));
    book.book_properties = "<workbookPr date1904=\"1\"/>";
    EXPECT_EQ(texts(*read(xlsx_of(book)), 1).front(), "2003-02-02");  // 1462 days later
}

TEST(Xlsx, NamesWhatAFormulaCouldNotCompute) {
    const auto table = read(xlsx_of({
        .rows = row_of(R"(<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>TODAY()</f></c>)"
                       R"(<c r="C1" t="s"><v>7</v></c>)"),
        .strings = {"<t>only one</t>"},
    }));
    ASSERT_TRUE(table);
    EXPECT_THAT(texts(*table, 1), ElementsAre("!the formula in this cell gives the error #DIV/0!",
                                              "!a formula whose result is not stored in the file",
                                              "!a text that the workbook does not hold"));
}

TEST(Xlsx, KeepsTheNumbersOfRowsAndColumnsAndWhatIsHidden) {
    const auto table = read(xlsx_of({
        .rows =
            R"(<row r="3"><c r="B3"><v>1</v></c></row><row r="7" hidden="1"><c r="D7"><v>2</v></c></row>)",
        .before = R"(<cols><col min="2" max="3" hidden="1"/></cols>)",
        .behind = R"(<mergeCells><mergeCell ref="A7:B9"/></mergeCells>)",
        .strings = {},
    }));
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 2U);
    EXPECT_THAT(texts(*table, 3), ElementsAre("", "1"));
    EXPECT_TRUE(table->row(7)->hidden);
    EXPECT_FALSE(table->row(3)->hidden);
    EXPECT_THAT(table->hidden_columns, ElementsAre(2, 3));
    ASSERT_EQ(table->merged.size(), 1U);
    EXPECT_EQ(table->merged[0].last_row, 9);
    EXPECT_EQ(table->merged[0].last_column, 2);
}

TEST(Xlsx, TakesRowsAndCellsWithoutPlacesInOrder) {
    const auto table = read(xlsx_of({
        .rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>",
        .strings = {},
    }));
    ASSERT_TRUE(table);
    EXPECT_THAT(texts(*table, 1), ElementsAre("1", "2"));
    EXPECT_THAT(texts(*table, 2), ElementsAre("", "3"));
}

TEST(Xlsx, UnderstandsElementsWithAPrefix) {
    const auto table = read(xlsx_of({
        .rows = {},
        .strings = {},
        .more =
            {{"xl/worksheets/sheet1.xml",
              R"(<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>)"
              R"(</x:sheetData></x:worksheet>)"}},
    }));
    ASSERT_TRUE(table);
    EXPECT_THAT(texts(*table, 1), ElementsAre("5"));
}

SmallWorkbook two_sheets() {
    return {
        .rows = text_row(1, {"old"}),
        .strings = {},
        .sheets =
            R"(<sheet name="Alt" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Neu" sheetId="2" r:id="rId2"/>)",
        .more = {{"xl/worksheets/sheet2.xml",
                  "<worksheet><sheetData>" + text_row(1, {"new"}) + "</sheetData></worksheet>"}}};
}

TEST(Xlsx, ReadsTheFirstSheetThatIsNotHiddenAndSaysSo) {
    Findings findings;
    const auto table = table_from_xlsx(xlsx_of(two_sheets()), "l.xlsx", "", findings);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->sheet, "Neu");
    EXPECT_THAT(texts(*table, 1), ElementsAre("new"));
    ASSERT_EQ(findings.list().size(), 1U);
    EXPECT_EQ(findings.list()[0].severity, Severity::note);
    EXPECT_EQ(findings.list()[0].error.found, "the sheet “Neu” is read; not read: “Alt”");
}

TEST(Xlsx, ReadsTheSheetThatIsNamed) {
    EXPECT_THAT(texts(*read(xlsx_of(two_sheets()), "Alt"), 1), ElementsAre("old"));
    const auto none = read(xlsx_of(two_sheets()), "Neuu");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, no_such_sheet);
    EXPECT_EQ(none.error().expected, "“Neu”?");
}

// What two other programs write, openpyxl and XlsxWriter: Python's date(1999, 2, 1), and a name in two fonts.
TEST(Xlsx, ReadsTheWorkbooksOfOthers) {
    const std::filesystem::path others =
        std::filesystem::path(SOURCE_DIR) / "tests/fuzz/corpus/learners_xlsx";
    const auto table = read(content_of(others / "openpyxl.xlsx"));
    ASSERT_TRUE(table) << to_string(table.error());
    EXPECT_THAT(texts(*table, 1), ElementsAre("key", "Vorname", "Nachname", "Geburtsdatum"));
    EXPECT_THAT(texts(*table, 2), ElementsAre("1", "Łucja", "Żółć", "1999-02-01"));
    EXPECT_EQ(table->row(2)->cells[3].kind, CellKind::date);
    ASSERT_EQ(table->merged.size(), 1U);
    const auto rich = read(content_of(others / "xlsxwriter.xlsx"));
    ASSERT_TRUE(rich) << to_string(rich.error());
    EXPECT_THAT(texts(*rich, 2), ElementsAre("1", "Anna Maria"));
    EXPECT_TRUE(rich->row(2)->hidden);
}

struct Refusal {
    const char* name;
    std::string bytes;
    ErrorKind kind;
    const char* words;
};

void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.name; }

std::string without(Parts parts, const std::string& name) {
    std::erase_if(parts, [&name](const auto& part) { return part.first == name; });
    return zip_of(parts);
}

std::string sheet_as(const std::string& xml) {
    return xlsx_of({.rows = {}, .strings = {}, .more = {{"xl/worksheets/sheet1.xml", xml}}});
}

class XlsxRefused : public testing::TestWithParam<Refusal> {};

TEST_P(XlsxRefused, InPlainWords) {
    const auto table = read(GetParam().bytes);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, GetParam().kind);
    EXPECT_THAT(table.error().found, HasSubstr(GetParam().words));
    EXPECT_EQ(table.error().place.file, "l.xlsx");
    EXPECT_FALSE(table.error().expected.empty());
}

const SmallWorkbook plain{.rows = text_row(1, {"key", "name"}), .strings = {}};

INSTANTIATE_TEST_SUITE_P(
    Files, XlsxRefused,
    testing::Values(
        Refusal{"Password", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", other_spreadsheet,
                "with a password"},
        Refusal{"Truncated", xlsx_of(plain).substr(0, 700), ErrorKind{"bad-archive"}, "damaged"},
        Refusal{"OpenDocument", zip_of({{"mimetype", "x"}, {"content.xml", "<x/>"}}), other_spreadsheet,
                "OpenDocument"},
        Refusal{"AnyZip", zip_of({{"a.txt", "x"}}), other_spreadsheet, "no workbook"},
        Refusal{"Binary", zip_of({{"xl/workbook.bin", "x"}}), other_spreadsheet, "binary"},
        Refusal{"NoSheetPart", without(parts_of(plain), "xl/worksheets/sheet1.xml"), ErrorKind{"bad-archive"},
                "missing"},
        Refusal{"BrokenXml", sheet_as("<worksheet><sheetData>"), ErrorKind{"bad-xlsx"}, "no well-formed XML"},
        Refusal{
            "DocumentType",
            sheet_as("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet>&e;</worksheet>"),
            ErrorKind{"bad-xlsx"}, "document type"},
        Refusal{"RowsBackwards", xlsx_of({.rows = text_row(5, {"a"}) + text_row(4, {"b"}), .strings = {}}),
                ErrorKind{"bad-xlsx"}, "“4”"},
        Refusal{"FarColumn",
                xlsx_of({.rows = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", .strings = {}}),
                ErrorKind{"too-many-columns"}, "beyond the first 1000 columns"},
        Refusal{"OnlyHidden",
                xlsx_of({.rows = {},
                         .strings = {},
                         .sheets = R"(<sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/>)"}),
                no_such_sheet, "no sheet that is not hidden"}),
    [](const auto& row) { return row.param.name; });

// Sheets hold what looks like rows elsewhere too: places of drawings, lists of extensions.
TEST(Xlsx, ReadsRowsOfTheSheetOnly) {
    const auto table = read(sheet_as(
        R"(<x:worksheet xmlns:x="u"><x:cols><x:col min="2" max="3" hidden="1"/><x:col min="1" max="3" hidden="1"/></x:cols>)"
        R"(<x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>A<!-- x --><![CDATA[ & B]]></x:v></x:c></x:row></x:sheetData>)"
        R"(<x:controls><x:control><from><row>4</row><col>2</col></from></x:control></x:controls>)"
        R"(<x:extLst><x:ext><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></x:ext></x:extLst></x:worksheet>)"));
    ASSERT_TRUE(table) << to_string(table.error());
    ASSERT_EQ(table->rows.size(), 1U);
    EXPECT_THAT(texts(*table, 1), ElementsAre("A & B"));
    EXPECT_THAT(table->hidden_columns, ElementsAre(2, 3));
}

// Parts come in pieces of 64 KiB: tags, texts and characters of several bytes are cut by their ends.
TEST(Xlsx, ReadsALongSheetWhole) {
    SmallWorkbook book{.rows = {}, .strings = {}};
    for (int i = 1; i <= 20000; ++i) book.rows += text_row(i, {"Łucja " + std::to_string(i), "Żółć"});
    const auto table = read(xlsx_of(book));
    ASSERT_TRUE(table) << to_string(table.error());
    ASSERT_EQ(table->rows.size(), 20000U);
    for (int i = 1; i <= 20000; ++i)
        ASSERT_THAT(texts(*table, i), ElementsAre("Łucja " + std::to_string(i), "Żółć"));
}

// An archive that grows a thousandfold, written by libzip itself.
TEST(Xlsx, RefusesAnArchiveThatGrowsBeyondMeasure) {
    const auto folder = std::filesystem::path(BUILD_DIR) / "tests/credential";
    std::filesystem::create_directories(folder);
    const auto path = folder / "growing.xlsx";
    std::filesystem::remove(path);
    zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    ASSERT_NE(archive, nullptr);
    Parts parts = parts_of(plain);
    parts.back().second = "<worksheet>" + std::string(std::size_t{8} << 20U, ' ') + "</worksheet>";
    for (const auto& [name, content] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        ASSERT_GE(zip_file_add(archive, name.c_str(), source, 0), 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
    ASSERT_LT(std::filesystem::file_size(path), 20000U);
    const auto table = read(content_of(path));
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, ErrorKind{"archive-too-large"});
}

// One text of a megabyte, and many cells that show it.
TEST(Xlsx, RefusesTextThatRepeatsBeyondMeasure) {
    SmallWorkbook book{.rows = {}, .strings = {"<t>" + std::string(1 << 20, 'x') + "</t>"}};
    for (int i = 1; i <= 200; ++i) {
        const std::string number = std::to_string(i);
        book.rows += "<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"s\"><v>0</v></c></row>";
    }
    const auto table = read(xlsx_of(book));
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, ErrorKind{"too-many-cells"});
}

// The days stand in ECMA-376, 18.17.4.1; the others were counted by hand.
TEST(ExcelDate, CountsFromEitherFirstDay) {
    EXPECT_EQ(date_from_serial(1, DateSystem::from_1900), (Date{1900, 1, 1}));
    EXPECT_EQ(date_from_serial(59, DateSystem::from_1900), (Date{1900, 2, 28}));
    EXPECT_EQ(date_from_serial(60, DateSystem::from_1900), std::nullopt);
    EXPECT_EQ(date_from_serial(61, DateSystem::from_1900), (Date{1900, 3, 1}));
    EXPECT_EQ(date_from_serial(36526, DateSystem::from_1900), (Date{2000, 1, 1}));
    EXPECT_EQ(date_from_serial(2958465, DateSystem::from_1900), (Date{9999, 12, 31}));
    EXPECT_EQ(date_from_serial(2958466, DateSystem::from_1900), std::nullopt);
    EXPECT_EQ(date_from_serial(0, DateSystem::from_1900), std::nullopt);
    EXPECT_EQ(date_from_serial(0, DateSystem::from_1904), (Date{1904, 1, 1}));
    EXPECT_EQ(date_from_serial(35064, DateSystem::from_1904), (Date{2000, 1, 1}));
}

TEST(NumberFormat, TellsDatesFromTimesAndNumbers) {
    for (const char* const date : {"dd.mm.yyyy", "d/m/yy", "[$-409]mmm\\ d\\,\\ yyyy",
                                   "yyyy\\-mm\\-dd\\ hh:mm", "\"am \"d. mmmm yyyy", "DD.MM.YYYY", "mmmm"})
        EXPECT_TRUE(number_format(date).date) << date;
    for (const char* const other : {"General", "0.00", "#,##0", "hh:mm:ss", "mm:ss", "[h]:mm", "0.00E+00",
                                    "@", "\"day\" 0", "[Red]0.0", "0\\d", "Standard"})
        EXPECT_FALSE(number_format(other).date) << other;
    EXPECT_FALSE(number_format("mm/yyyy").day);
    EXPECT_TRUE(built_in_format(14).date);
    EXPECT_TRUE(built_in_format(57).date);
    EXPECT_FALSE(built_in_format(20).date);
    EXPECT_FALSE(built_in_format(49).date);
}

}  // namespace
}  // namespace sigillum::credential
