// The steps by which the statement of page 1 gives way where the page is short.
#pragma once

#include <cstddef>
#include <vector>

#include "typeset/desk.h"

namespace sigillum::typeset {

// How far the statement gives way where the page is short.
struct Attempt {
    double scale = 1;           // factor on all sizes
    double lead = 1;            // factor on the leads of these sizes
    bool on_line = false;       // title and name at the size at which one line holds each
    bool joined = false;        // second languages of phrases on their lines where these hold both
    std::size_t name_step = 0;  // the first step of its style that the learner's name may take
};

// The steps in the order in which they are tried, the first that fits holds (docs/design-guide.md).
// Upright: regular sizes; all a little smaller; second languages on the lines of the first; the name at its
// smaller sizes; title and name on one line each. A wide sheet has second languages on these lines from the
// beginning, and title and name before anything is made smaller. Last of all lines move closer to each other.
std::vector<Attempt> attempts(const Desk& desk);

}  // namespace sigillum::typeset
