#include "credential/xlsx.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.h"
#include "credential/xlsx_sheet.h"
#include "credential/xlsx_workbook.h"
#include "credential/zip_archive.h"

namespace sigillum::credential {
namespace {

constexpr ByteView zip_mark = "PK\x03\x04";
// A compound file: a workbook of Excel 97 to 2003, or any with a password.
constexpr ByteView compound_file_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const XlsxSheet* chosen(const XlsxWorkbook& workbook, const std::string& name) {
    const auto wanted = [&name](const XlsxSheet& sheet) {
        return name.empty() ? !sheet.hidden : sheet.name == name;
    };
    const auto found = std::find_if(workbook.sheets.begin(), workbook.sheets.end(), wanted);
    return found != workbook.sheets.end() ? &*found : nullptr;
}

std::vector<std::string_view> names_of(const XlsxWorkbook& workbook, const XlsxSheet* except) {
    std::vector<std::string_view> names;
    for (const XlsxSheet& sheet : workbook.sheets) {
        if (&sheet != except) names.emplace_back(sheet.name);
    }
    return names;
}

tl::unexpected<Error> no_sheet(const XlsxWorkbook& workbook, const std::string& file,
                               const std::string& wanted) {
    const auto names = names_of(workbook, nullptr);
    const auto near = nearest(wanted, names);
    std::string expected =
        near ? fmt::format("“{}”?", *near) : fmt::format("one of the sheets: “{}”", fmt::join(names, "”, “"));
    if (names.empty()) expected = "a workbook with a sheet";
    return fail(no_such_sheet, {.file = file},
                wanted.empty() ? "the workbook has no sheet that is not hidden"
                               : fmt::format("the workbook has no sheet “{}”", wanted),
                std::move(expected));
}

void say_which(const XlsxWorkbook& workbook, const XlsxSheet& sheet, const std::string& file,
               Findings& findings) {
    findings.note({sheet_chosen,
                   {.file = file},
                   fmt::format("the sheet “{}” is read; not read: “{}”", sheet.name,
                               fmt::join(names_of(workbook, &sheet), "”, “")),
                   "sheet = \"…\" under [learners] in the edition, for another one"});
}

Done is_office_open_xml(const ZipArchive& archive, const std::string& file) {
    const std::string save_as = "the list saved as an Excel workbook (.xlsx) or as CSV";
    if (archive.has("xl/workbook.bin")) {
        return fail(other_spreadsheet, {.file = file}, "an Excel workbook in binary form (.xlsb)", save_as);
    }
    if (archive.has("content.xml"))
        return fail(other_spreadsheet, {.file = file}, "an OpenDocument file (.ods)", save_as);
    if (!archive.has("_rels/.rels"))
        return fail(other_spreadsheet, {.file = file}, "a ZIP archive that is no workbook", save_as);
    return {};
}

}  // namespace

bool is_workbook(ByteView bytes) {
    return bytes.starts_with(zip_mark) || bytes.starts_with(compound_file_mark);
}

Result<Table> table_from_xlsx(ByteView bytes, const std::string& file, const std::string& sheet,
                              Findings& findings) {
    if (bytes.starts_with(compound_file_mark)) {
        return fail(other_spreadsheet, {.file = file},
                    "a workbook with a password, or one of Excel 97 to 2003 (.xls)",
                    "the list saved as an Excel workbook (.xlsx) without a password, or as CSV");
    }
    auto archive = ZipArchive::open(bytes, file);
    if (!archive) return fail(archive.error());
    if (const Done known = is_office_open_xml(*archive, file); !known) return fail(known.error());
    const auto workbook = workbook_from(*archive, file);
    if (!workbook) return fail(workbook.error());
    const XlsxSheet* const which = chosen(*workbook, sheet);
    if (which == nullptr) return no_sheet(*workbook, file, sheet);
    auto table = table_from_sheet(*archive, which->part, *workbook, file);
    if (!table) return fail(table.error());
    table->sheet = which->name;
    if (sheet.empty() && workbook->sheets.size() > 1) say_which(*workbook, *which, file, findings);
    return table;
}

}  // namespace sigillum::credential
