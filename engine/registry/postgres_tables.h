// The tables of a registry as statements for PostgreSQL.
#pragma once

#include <string>

namespace sigillum::registry {

// Tables, what keeps their rows, and `sigillum_registry`, which says of which version they are.
std::string postgres_tables();

}  // namespace sigillum::registry
