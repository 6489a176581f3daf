// The byte-level look at a PDF.
#include "verify/pdf_syntax.h"

#include "tests/fuzz/target.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view(data, size);
    verify::SyntaxReader reader(bytes, 0);
    while (!reader.at_end()) {
        const std::size_t before = reader.at();
        if (!reader.object_header() && !reader.dictionary()) {
            const auto value = reader.value();
            fuzz::must(
                !value || (value->begin >= before && value->end <= bytes.size() && value->begin < value->end),
                "a value stands within the bytes");
        }
        reader.skip_space();
        fuzz::must(reader.at() <= bytes.size(), "the reader stays within the bytes");
        if (reader.at() == before) break;
    }
    verify::decoded_name(bytes);
    return 0;
}
