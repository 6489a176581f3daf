#include "registry/sqlite_store.h"

#include "registry/database_store.h"
#include "registry/sqlite_opening.h"

namespace sigillum::registry {

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options) {
    auto database = open_registry_file(path, options);
    if (!database) return fail(database.error());
    return store_in(*std::move(database));
}

}  // namespace sigillum::registry
