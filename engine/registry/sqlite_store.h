// The registry in a file of its own: SQLite, in one folder, without a server.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "registry/store.h"

namespace sigillum::registry {

inline constexpr ErrorKind registry_missing{"registry-missing"};
inline constexpr ErrorKind registry_unavailable{"registry-unavailable"};  // cannot be opened, read or written
inline constexpr ErrorKind registry_locked{"registry-locked"};  // another program holds it for too long
inline constexpr ErrorKind registry_disk_full{"registry-disk-full"};
inline constexpr ErrorKind registry_corrupt{"registry-corrupt"};
inline constexpr ErrorKind not_a_registry{"not-a-registry"};
inline constexpr ErrorKind registry_newer{"registry-newer"};  // made by a later version of the program
inline constexpr ErrorKind registry_older{
    "registry-older"};  // made by an earlier version; see upgrade_registry

enum class Access {
    read_only,          // nothing can be changed through the store
    read_write,         // the file must exist
    create_if_missing,  // a missing file is made, readable by its owner only
};

struct SqliteOptions {
    Access access = Access::read_write;
    std::chrono::milliseconds patience{5000};  // how long to wait for another program's lock
};

// Opens the registry. Commits are durable when a call returns.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options = {});

// Brings a registry of an earlier version to the present one, all of it or nothing: every row of the tables
// is kept and logged under the names that `act` gives. One of the present version is left as it is.
Done upgrade_sqlite_registry(const std::filesystem::path& path, const RandomSource& random, const Act& act);

}  // namespace sigillum::registry
