// Learners' lists that are workbooks. An input is a workbook itself (a ZIP archive), or the XML of a sheet,
// which is put into a workbook whose other parts are sound: mutations of compressed bytes seldom get that
// far.
#include <string>

#include "credential/learner_list.h"
#include "tests/credential/small_workbook.h"
#include "tests/fuzz/target.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view(data, size);
    std::string list(bytes);
    if (!bytes.starts_with("PK")) {
        list = credential::xlsx_of({
            .rows = {},
            .strings = {"<t>key</t>", "<t>name</t>", "<t>birth_date</t>",
                        "<r><t>Anna </t></r><r><t>Kowalska</t></r>"},
            .formats = "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>",
            .styles = {0, 14, 164},
            .more = {{"xl/worksheets/sheet1.xml", list}},
        });
    }
    Findings findings;
    const auto read = credential::learners_from_list(list, "list", {}, Language{"en"}, findings);
    fuzz::must(!read.learners.empty() || !findings.list().empty(),
               "an unread list is never passed over in silence");
    fuzz::must(read.learners.size() <= 200000, "no list has more learners than rows are allowed");
    return 0;
}
