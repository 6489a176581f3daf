// What a workbook says about its sheets, and what they share.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "base/packed_list.h"
#include "credential/excel_date.h"
#include "credential/number_format.h"
#include "credential/zip_archive.h"

namespace sigillum::credential {

struct XlsxSheet {
    std::string name;
    std::string part;  // the archive's entry
    bool hidden = false;
};

// A text that cells name by its place.
struct SharedString {
    Bytes text;
};

template <MaybeConst<SharedString> T>
auto values_of(T& string) {
    auto& [text] = string;
    return std::tie(text);
}

struct XlsxWorkbook {
    std::vector<XlsxSheet> sheets;  // in the order of their tabs
    DateSystem dates = DateSystem::from_1900;
    PackedList<SharedString> strings;
    std::vector<NumberFormat> formats;  // of the cells, by the number of their style
};

// Reads everything but the sheets' cells.
Result<XlsxWorkbook> workbook_from(ZipArchive& archive, const std::string& file);

}  // namespace sigillum::credential
