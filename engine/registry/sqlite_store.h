// The registry in a file of its own: SQLite, in one folder, without a server.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/result.h"
#include "registry/access.h"
#include "registry/issuing_claim.h"
#include "registry/store.h"

namespace sigillum::registry {

struct SqliteOptions {
    Access access = Access::read_write;
    std::chrono::milliseconds patience{5000};  // how long to wait for another program's lock
    std::optional<IssuingClaim> claim;         // held until the store is closed
};

// Opens the registry; create_if_missing makes a missing file, readable by its owner only. Commits are durable
// when a call returns. A registry of an earlier version is registry_older; see upgrade_sqlite_registry.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options = {});

// Brings a registry of an earlier version to the present one, all of it or nothing: every row of the tables
// is kept and logged under the names that `act` gives. One of the present version is left as it is.
Done upgrade_sqlite_registry(const std::filesystem::path& path, const RandomSource& random, const Act& act);

}  // namespace sigillum::registry
