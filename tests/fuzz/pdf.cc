// A whole PDF, as a stranger hands it in.
#include <algorithm>

#include "tests/fuzz/genuine.h"
#include "tests/fuzz/target.h"
#include "verify/verify.h"

using namespace sigillum;

// Nothing that is not signed by the pinned authority is trusted, and no fact is shown that no pinned key
// signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const verify::Verdict verdict = verify::verify_pdf(fuzz::view(data, size), fuzz::pinned());
    fuzz::must(verdict.outcome != verify::Outcome::authentic, "without a status nothing is authentic");
    fuzz::must(!verify::to_text(verdict).empty() && !verify::to_json(verdict).empty(), "a verdict has words");
    fuzz::must(verdict.outcome != verify::Outcome::intact_but || !verdict.signatures.empty(),
               "what is not signed is not intact");
    fuzz::must(verdict.facts.empty() || !verdict.number.empty(), "facts have a number");
    return 0;
}
