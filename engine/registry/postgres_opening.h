// Opening the registry in a PostgreSQL database, made or of the right version.
#pragma once

#include <memory>

#include "base/result.h"
#include "registry/postgres_database.h"
#include "registry/postgres_store.h"

namespace sigillum::registry {

// As open_postgres_store, whose errors it gives.
Result<std::unique_ptr<Database>> open_registry_database(const std::string& uri,
                                                         const PostgresOptions& options);

}  // namespace sigillum::registry
