#include "registry/sqlite_opening.h"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "registry/sqlite_schema.h"
#include "registry/sqlite_upgrade.h"
#include "registry/tables.h"

namespace sigillum::registry {
namespace {

// SQLite's name for a file: characters with a meaning in a URI are written as %HH.
std::string uri_of(const std::filesystem::path& path, std::string_view query) {
    std::string uri = "file:";
    for (const char c : path.string()) {
        if (c == '%' || c == '?' || c == '#')
            uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
        else
            uri += c;
    }
    return uri + std::string(query);
}

// Also for reading alone: whoever may write takes the file's companions away when it is the last to close it,
// and SQLite itself sees to it that another program's are left alone. Where the file may not be written,
// SQLite opens it for reading.
Result<std::unique_ptr<SqliteDatabase>> open_any(const std::filesystem::path& path,
                                                 const SqliteOptions& options, std::string_view query) {
    const bool immutable = !query.empty();
    auto database = SqliteDatabase::open(uri_of(path, query),
                                         immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, path);
    if (!database) return database;
    (*database)->wait_for_locks(options.patience);
    if (options.access == Access::read_only) {
        if (const Done set = (*database)->run("PRAGMA query_only = ON"); !set) return fail(set.error());
    }
    // FULL: a commit is on the disk when it returns, also in WAL mode. 16 MB of cache hold the indexes of
    // some hundred thousand rows, into which numbers fall at random places. What is erased is overwritten.
    if (const Done set = (*database)->run(
            "PRAGMA synchronous = FULL; PRAGMA cache_size = -4000; PRAGMA secure_delete = ON");
        !set) {
        return fail(set.error());
    }
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> open_checked(const std::filesystem::path& path,
                                                     const SqliteOptions& options, std::string_view query) {
    auto database = open_any(path, options, query);
    if (!database) return database;
    const auto version = registry_version(**database);
    if (!version) return fail(version.error());
    if (*version != current_version) {
        return fail(registry_older, {.file = path.string()},
                    fmt::format("a registry of version {}", *version),
                    fmt::format("version {}; `sigillum registry upgrade` brings it there", current_version));
    }
    if (const Done set = (*database)->run("PRAGMA foreign_keys = ON"); !set) return fail(set.error());
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> open_database(const std::filesystem::path& path,
                                                      const SqliteOptions& options) {
    auto database = open_checked(path, options, "");
    if (database || options.access != Access::read_only || database.error().kind != registry_unavailable)
        return database;
    // A file in WAL mode cannot be read where its companions can neither be found nor made, as on a read-only
    // disk. When there is no log beside it, nobody is writing and everything stands in the file itself.
    std::error_code unknown;
    if (std::filesystem::exists(path.string() + "-wal", unknown)) return database;
    return open_checked(path, options, "?immutable=1");
}

Done registry_exists(const std::filesystem::path& path) {
    std::error_code unknown;
    if (std::filesystem::exists(path, unknown)) return {};
    return fail(registry_missing, {.file = path.string()}, "there is no registry", "the path of a registry");
}

}  // namespace

Result<std::unique_ptr<SqliteDatabase>> open_registry_file(const std::filesystem::path& path,
                                                           const SqliteOptions& options) {
    if (const Done exists = registry_exists(path); !exists) {
        if (options.access != Access::create_if_missing) return fail(exists.error());
        if (const Done created = create_registry(path); !created) return fail(created.error());
    }
    auto database = open_database(path, options);
    if (!database || !options.claim) return database;
    auto claim = SqliteClaim::on(path, *options.claim);
    if (!claim) return fail(claim.error());
    (*database)->hold(*std::move(claim));
    return database;
}

Done upgrade_sqlite_registry(const std::filesystem::path& path, const RandomSource& random, const Act& act) {
    if (Done exists = registry_exists(path); !exists) return exists;
    const auto database = open_any(path, {}, "");
    if (!database) return fail(database.error());
    const SqliteDatabase& registry = **database;
    if (const auto version = registry_version(registry); !version) return fail(version.error());
    Result<Transaction> transaction = Transaction::for_changes(registry);
    if (!transaction) return fail(transaction.error());
    // Asked within the transaction: another program may have been quicker.
    const auto version = registry_version(registry);
    if (!version) return fail(version.error());
    if (*version == current_version) return {};
    if (Done upgraded = upgrade_to_version_2(registry, random, act); !upgraded) return upgraded;
    if (Done committed = transaction->commit(); !committed) return committed;
    return registry.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace sigillum::registry
