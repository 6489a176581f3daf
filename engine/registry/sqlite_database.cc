#include "registry/sqlite_database.h"

#include <fmt/format.h>

#include "registry/access.h"
#include "registry/sqlite_statement.h"

namespace sigillum::registry {

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::string& uri, int flags,
                                                             const std::filesystem::path& path) {
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path));
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(uri.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
    database->handle_.reset(handle);
    if (code != SQLITE_OK) return database->failure(code);
    return database;
}

Prepared SqliteDatabase::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure(code);
    return std::make_unique<SqliteStatement>(*this, statement);
}

Done SqliteDatabase::begin_changes() const {
    // IMMEDIATE takes the write lock now, where waiting for it is possible, not at the first write.
    return run("BEGIN IMMEDIATE");
}

void SqliteDatabase::undo() const {
    // Some errors have undone the transaction already. Undoing needs no room and can only fail with the
    // connection.
    if (sqlite3_get_autocommit(handle_.get()) == 0) static_cast<void>(run("ROLLBACK"));
}

Done SqliteDatabase::forget_erased() const {
    // What was erased stands in the write-ahead log until that is emptied.
    return run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Done SqliteDatabase::run(const std::string& sql) const {
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(code);
    return {};
}

Result<std::int64_t> SqliteDatabase::answer(std::string_view sql) const {
    const Prepared statement = prepare(sql);
    if (!statement) return fail(statement.error());
    const Result<bool> row = (*statement)->step();
    if (!row) return fail(row.error());
    return *row ? (*statement)->integer(0) : 0;
}

void SqliteDatabase::wait_for_locks(std::chrono::milliseconds patience) const {
    sqlite3_busy_timeout(handle_.get(), static_cast<int>(patience.count()));
}

tl::unexpected<Error> SqliteDatabase::failure(int code) const {
    const Place place{.file = name_};
    switch (code & 0xFF) {  // the low byte is the primary result code
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(registry_locked, place, "the registry is locked by another program",
                        "to have it to itself for a moment; try again when the other has finished");
        case SQLITE_FULL:
            return fail(registry_disk_full, place, "the disk is full", "room for the registry to grow");
        case SQLITE_CORRUPT:
            return fail(registry_corrupt, place, "the registry is damaged", "an intact file, from a backup");
        case SQLITE_NOTADB:
            return fail(not_a_registry, place, "a file that is no registry",
                        "a registry made by this program");
        default:
            return fail(registry_unavailable, place,
                        fmt::format("the registry does not answer: {}", sqlite3_errmsg(handle_.get())),
                        "a registry that this user may read and write");
    }
}

}  // namespace sigillum::registry
