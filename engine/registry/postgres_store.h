// The registry in a database of a PostgreSQL server: for several machines that issue together.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "registry/access.h"
#include "registry/issuing_claim.h"
#include "registry/postgres_address.h"
#include "registry/postgres_failure.h"
#include "registry/store.h"

namespace sigillum::registry {

struct PostgresOptions {
    Access access = Access::read_write;
    std::chrono::milliseconds patience{60'000};  // how long to wait for another program's lock
    std::optional<IssuingClaim> claim;           // held until the store is closed
};

// Opens the registry whose tables are in the first schema of the connection's search path. With
// create_if_missing the tables are made in one transaction where there are none; programs that do so at once
// make them once. Commits are durable when a call returns, as far as the server is set up for it. Needs no
// more than the right to read (SELECT) for read_only. Fails with bad_registry_address, registry_unreachable,
// registry_login_refused, registry_rights_missing, registry_missing, not_a_registry or registry_newer.
Result<std::unique_ptr<Store>> open_postgres_store(const std::string& uri,
                                                   const PostgresOptions& options = {});

}  // namespace sigillum::registry
