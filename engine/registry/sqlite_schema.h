// The tables of a registry file, and how to know one.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "registry/sqlite_database.h"

namespace sigillum::registry {

// Makes an empty registry at the path, readable by its owner only. The file appears whole or not at all;
// where another program has made it in the meantime, that one stays.
Done create_registry(const std::filesystem::path& path);

// Fails with not_a_registry or registry_newer.
Done check_registry(const Database& database);

}  // namespace sigillum::registry
