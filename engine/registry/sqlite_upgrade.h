// From the tables of version 1 to those of version 2.
#pragma once

#include "base/result.h"
#include "registry/act.h"
#include "registry/reservation.h"
#include "registry/sqlite_database.h"

namespace sigillum::registry {

// Within a transaction that its caller has begun and commits, with foreign keys not enforced until then.
// Every row is kept; keys are known by their ids only, and digests of tokens not at all.
Done upgrade_to_version_2(const SqliteDatabase& database, const RandomSource& random, const Act& act);

}  // namespace sigillum::registry
