// Who is issuing an edition now, so that no two programs make the same learner's document at once.
#pragma once

#include <string>

#include "base/error.h"
#include "base/result.h"

namespace sigillum::registry {

inline constexpr ErrorKind edition_being_issued{"edition-being-issued"};

// A run that issues one of several parts of an edition, or all of it: part 1 of 1. It is held until the store
// that was opened with it is closed, and ends with the program however that ends. Another program that wants
// the same part, or a part of another division, which may hold the same learners, waits a few seconds, for
// the first may just have been killed, and is then refused with edition_being_issued.
struct IssuingClaim {
    std::string edition;
    int part = 1;
    int parts = 1;
};

// The refusal: the same part is taken, or else a part of another division. `registry` is named as its place.
tl::unexpected<Error> being_issued(const std::string& registry, const IssuingClaim& wanted, bool same_part);

}  // namespace sigillum::registry
