// The claim on an edition in a PostgreSQL server: advisory locks of the connection.
#pragma once

#include "base/result.h"
#include "registry/issuing_claim.h"

namespace sigillum::registry {

class PostgresDatabase;

// Holds for this connection. Fails with edition_being_issued.
Done claim(const PostgresDatabase& database, const IssuingClaim& wanted);

}  // namespace sigillum::registry
