// Every document of an edition made once without being kept: what does not fit or cannot be shown is found
// before anything is issued, and the glyphs that the embedded fonts need are known.
#pragma once

#include <cstddef>
#include <vector>

#include "base/findings.h"
#include "credential/credential.h"
#include "font/subset.h"
#include "issue/workshop.h"

namespace sigillum::issue {

struct Rehearsal {
    font::GlyphUse glyphs;
    std::vector<int> pages;  // of each learner's document
    Findings findings;
};

// `issuance` holds what all documents share (signing time, seal); numbers are stood in for. `threads` at
// least 1.
Rehearsal rehearse(const Workshop& workshop, const credential::Issuance& issuance, int threads);
// Only the documents of the learners at those places in the list; `pages` is in their order.
Rehearsal rehearse(const Workshop& workshop, const credential::Issuance& issuance,
                   const std::vector<std::size_t>& which, int threads);

}  // namespace sigillum::issue
