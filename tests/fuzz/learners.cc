// Learners' lists. The first byte chooses the encoding.
#include <array>

#include "credential/csv.h"
#include "credential/learner_list.h"
#include "tests/fuzz/target.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::array encodings{"UTF-8", "UTF-16", "windows-1250", "GB18030", ""};
    if (size == 0) return 0;
    const ByteView list = fuzz::view(data + 1, size - 1);
    for (const char delimiter : {',', ';', '\t', '|'}) credential::csv_from(list, "list", delimiter);
    Findings findings;
    const credential::LearnersSource source{.encoding = encodings.at(data[0] % encodings.size())};
    credential::learners_from_list(list, "list", source, Language{"en"}, findings);
    return 0;
}
