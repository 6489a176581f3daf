// Whether the tables say what the log says.
#pragma once

#include "base/result.h"
#include "registry/audit.h"
#include "registry/database.h"

namespace sigillum::registry {

// Adds a finding for every row of a table that is unlike its row of the log or has none, and for every row of
// the log whose row in a table is missing; of one kind the first few only. Counts what it sees.
Done check_tables(const Database& database, RegistryCheck& check);

}  // namespace sigillum::registry
