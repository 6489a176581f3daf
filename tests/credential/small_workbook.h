// Workbooks in the manner of Excel and LibreOffice, written from their parts for the tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sigillum::credential {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name -> content

// A ZIP archive of uncompressed entries (PKWARE APPNOTE 6.3).
std::string zip_of(const Parts& parts);

struct SmallWorkbook {
    std::string rows;                  // of <sheetData>
    std::string before = {};           // in front of it: <cols>
    std::string behind = {};           // behind it: <mergeCells>
    std::vector<std::string> strings;  // contents of <si>
    std::string formats = {};          // of <numFmts>
    std::vector<int> styles = {0};     // numFmtId of each cell style
    std::string book_properties = {};  // <workbookPr .../>
    std::string sheets = R"(<sheet name="Teilnehmende" sheetId="1" r:id="rId1"/>)";
    Parts more = {};  // further parts, or others in place of the usual ones
};

Parts parts_of(const SmallWorkbook& book);
std::string xlsx_of(const SmallWorkbook& book);

// A row of inline strings, as many programs that are no spreadsheets write it: text_row(1, {"key", "name"}).
// At most 26 cells.
std::string text_row(int number, const std::vector<std::string>& cells);

}  // namespace sigillum::credential
