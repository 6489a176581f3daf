// The text of pages, held against a record: a line for each page, then "--", then a line for each printed
// value.
#include "verify/page_text.h"

#include <sstream>

#include "tests/fuzz/target.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream lines{Bytes(fuzz::view(data, size))};
    std::vector<std::string> pages;
    std::vector<credential::PrintedText> printed;
    bool behind = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == "--") {
            behind = true;
        } else if (behind) {
            printed.push_back({.field = "field", .language = Language{"en"}, .text = line});
        } else {
            pages.push_back(line);
        }
    }
    const auto wrong = verify::first_disagreement(pages, printed);
    fuzz::must(!wrong || wrong->text != nullptr, "a disagreement names its text");
    return 0;
}
