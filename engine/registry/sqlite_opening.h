// Opening the file of a registry, made or of the right version.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "registry/sqlite_database.h"
#include "registry/sqlite_store.h"

namespace sigillum::registry {

// As open_sqlite_store, whose errors it gives.
Result<std::unique_ptr<SqliteDatabase>> open_registry_file(const std::filesystem::path& path,
                                                           const SqliteOptions& options);

}  // namespace sigillum::registry
