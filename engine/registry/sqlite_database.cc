#include "registry/sqlite_database.h"

#include <fmt/format.h>

#include "registry/sqlite_store.h"

namespace sigillum::registry {

Statement& Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), parameter, value);
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind_blob(int parameter, ByteView bytes) {
    sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    auto error = database_->failure(code);
    reset();
    return error;
}

Done Statement::run() {
    const Result<bool> stepped = step();
    if (!stepped) return fail(stepped.error());
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

std::string_view Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return text == nullptr ? std::string_view()
                           : std::string_view(text, sqlite3_column_bytes(statement_.get(), column));
}

ByteView Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    return bytes == nullptr ? ByteView() : ByteView(bytes, sqlite3_column_bytes(statement_.get(), column));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& uri, int flags,
                                                 const std::filesystem::path& path) {
    std::unique_ptr<Database> database(new Database(path));
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(uri.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
    database->handle_.reset(handle);
    if (code != SQLITE_OK) return database->failure(code);
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure(code);
    return Statement(*this, statement);
}

Done Database::run(const char* sql) const {
    const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(code);
    return {};
}

Result<std::int64_t> Database::answer(std::string_view sql) const {
    Result<Statement> statement = prepare(sql);
    if (!statement) return fail(statement.error());
    const Result<bool> row = statement->step();
    if (!row) return fail(row.error());
    return *row ? statement->integer(0) : 0;
}

void Database::wait_for_locks(std::chrono::milliseconds patience) const {
    sqlite3_busy_timeout(handle_.get(), static_cast<int>(patience.count()));
}

tl::unexpected<Error> Database::failure(int code) const {
    const Place place{.file = path_.string()};
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

Result<Transaction> Transaction::begin(const Database& database) {
    // IMMEDIATE takes the write lock now, where waiting for it is possible, not at the first write.
    if (const Done begun = database.run("BEGIN IMMEDIATE"); !begun) return fail(begun.error());
    return Transaction(database);
}

Done Transaction::commit() {
    Done committed = database_->run("COMMIT");
    if (committed) database_ = nullptr;
    return committed;
}

Transaction::~Transaction() {
    // Some errors have undone the transaction already. Undoing needs no room and can only fail with the
    // connection.
    if (database_ != nullptr && database_->in_transaction()) static_cast<void>(database_->run("ROLLBACK"));
}

}  // namespace sigillum::registry
