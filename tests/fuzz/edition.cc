// Editions in TOML and in JSON.
#include <iterator>

#include "credential/edition_file.h"
#include "tests/fuzz/target.h"

using namespace sigillum;

namespace {

void read(const Result<credential::Value>& value) {
    if (!value) {
        fuzz::must(!value.error().found.empty(), "an error says what was found");
        return;
    }
    Findings findings;
    credential::Places places("edition");
    credential::edition_from_value(*value, "edition", findings, places);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view(data, size);
    read(credential::value_from_toml(bytes, "edition"));
    read(credential::value_from_json(bytes, "edition"));
    return 0;
}
