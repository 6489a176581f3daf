// Pictures with a verification code.
#include "tests/fuzz/genuine.h"
#include "tests/fuzz/target.h"
#include "verify/verify.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const verify::Verdict verdict = verify::verify_picture(fuzz::view(data, size), fuzz::pinned());
    fuzz::must(verdict.outcome != verify::Outcome::authentic, "a code alone is never authentic");
    return 0;
}
