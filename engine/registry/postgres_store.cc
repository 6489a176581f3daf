#include "registry/postgres_store.h"

#include "registry/database_store.h"
#include "registry/postgres_opening.h"

namespace sigillum::registry {

Result<std::unique_ptr<Store>> open_postgres_store(const std::string& uri, const PostgresOptions& options) {
    auto database = open_registry_database(uri, options);
    if (!database) return fail(database.error());
    return store_in(*std::move(database));
}

}  // namespace sigillum::registry
