// A SQLite database, its statements and transactions, with errors as values.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::registry {

class Database;

// A prepared statement, used again and again: bind, step, read columns, reset. Parameters count from 1,
// columns from 0; a parameter that is not bound is NULL. Texts and blobs are bound without a copy: they must
// live until the next reset.
class Statement {
  public:
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view text);
    Statement& bind_blob(int parameter, ByteView bytes);

    // True when there is a row to read, false at the end.
    Result<bool> step();
    // For a statement that gives no rows: one step, then reset.
    Done run();
    void reset();

    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    std::string_view text(int column) const;
    ByteView blob(int column) const;
    bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

  private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    Statement(const Database& database, sqlite3_stmt* statement)
        : database_(&database), statement_(statement) {}

    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// An open connection. Statements must not outlive it; it stays where it is once opened.
class Database {
  public:
    // `uri` is SQLite's own kind of file name; `path` is named in errors.
    static Result<std::unique_ptr<Database>> open(const std::string& uri, int flags,
                                                  const std::filesystem::path& path);

    Result<Statement> prepare(std::string_view sql) const;
    // Runs statements that take and give nothing.
    Done run(const char* sql) const;
    // The one whole number that the statement gives.
    Result<std::int64_t> answer(std::string_view sql) const;

    void wait_for_locks(std::chrono::milliseconds patience) const;
    // Rows that the last insert or update touched.
    int changes() const { return sqlite3_changes(handle_.get()); }
    // Whether a transaction is open.
    bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

    const std::filesystem::path& path() const { return path_; }
    // The error for a result code of SQLite.
    tl::unexpected<Error> failure(int code) const;

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    explicit Database(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

// A write transaction. What was not committed is undone at the end of the scope.
class Transaction {
  public:
    static Result<Transaction> begin(const Database& database);
    Done commit();

    ~Transaction();
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

  private:
    explicit Transaction(const Database& database) : database_(&database) {}

    const Database* database_;  // null when committed or moved from
};

}  // namespace sigillum::registry
