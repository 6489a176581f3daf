// The file of a registry, made, and how to know one.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "registry/sqlite_database.h"

namespace sigillum::registry {

// Makes an empty registry at the path, readable by its owner only. The file appears whole or not at all;
// where another program has made it in the meantime, that one stays.
Done create_registry(const std::filesystem::path& path);

// The version of the tables: 1 or current_version (registry/tables.h). Fails with not_a_registry or
// registry_newer.
Result<int> registry_version(const SqliteDatabase& database);

// Within a transaction: the tables that version 2 brought, and the mark of the version.
Done create_tables_of_version_2(const SqliteDatabase& database);

}  // namespace sigillum::registry
