// The credential record that is attached to a document.
#include "credential/record.h"

#include "tests/fuzz/target.h"
#include "verify/token_against_record.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view(data, size);
    const auto record = credential::read_record(bytes);
    if (!record) return 0;
    fuzz::must(credential::canonical(*record) == bytes, "a record that is read has these bytes alone");
    verify::says_specimen(record->facts);
    verify::difference_between({}, record->facts);
    return 0;
}
