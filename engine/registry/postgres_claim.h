// Who is issuing an edition now, so that no two programs make the same learner's document at once.
#pragma once

#include <string>

#include "base/result.h"

namespace sigillum::registry {

class PostgresDatabase;

inline constexpr ErrorKind edition_being_issued{"edition-being-issued"};

// A run that issues one of several parts of an edition, or all of it: part 1 of 1.
struct IssuingClaim {
    std::string edition;
    int part = 1;
    int parts = 1;
};

// Holds for this connection, and ends with it however the program ends. Fails with edition_being_issued when
// another connection has the same part, or a part of another division, which may hold the same learners;
// waits a few seconds first for a program that has just ended.
Done claim(const PostgresDatabase& database, const IssuingClaim& wanted);

}  // namespace sigillum::registry
