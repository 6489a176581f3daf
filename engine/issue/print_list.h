// Which certificates a print job holds, and in which order.
#pragma once

#include <vector>

#include "base/findings.h"
#include "issue/print_request.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

inline constexpr ErrorKind unknown_learner_key{"unknown-learner"};
inline constexpr ErrorKind not_issued{"not-issued"};
inline constexpr ErrorKind not_current{"not-current"};
inline constexpr ErrorKind not_in_learners_list{"not-in-list"};
inline constexpr ErrorKind nothing_to_print{"nothing-to-print"};

struct PrintEntry {
    std::size_t learner = 0;  // place in the list
    registry::IssuedCertificate row;
};

struct PrintList {
    std::vector<PrintEntry> entries;
    std::vector<compose::JobFacts::LeftOut> left_out;
    bool selected = false;  // by key or by range
    Findings findings;
};

// Of each learner the last certificate that was issued. One that is not current is left out with a warning,
// and is an error where it was asked for by key; who has none yet is an error unless left out by key.
PrintList print_list(const Workshop& workshop, registry::Store& store, const PrintRequest& request);

}  // namespace sigillum::issue
