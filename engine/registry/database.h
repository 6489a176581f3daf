// What a registry asks of the database that keeps its tables: statements, transactions, errors as values.
//
// There are two: a SQLite file (sqlite_database.h) and a database of a PostgreSQL server
// (postgres_database.h). Statements are written once for both, in the SQL that they have in common;
// parameters are ?1, ?2, …
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::registry {

// A prepared statement, used again and again: bind, step, read columns, reset. Parameters count from 1,
// columns from 0; a parameter that is not bound is NULL. Texts and blobs may be bound without a copy: they
// must live until the next reset. What columns give lives until the next step.
class Statement {
  public:
    virtual ~Statement() = default;

    virtual Statement& bind(int parameter, std::int64_t value) = 0;
    virtual Statement& bind(int parameter, std::string_view text) = 0;
    virtual Statement& bind_blob(int parameter, ByteView bytes) = 0;

    // True when there is a row to read, false at the end; after a failure the statement is reset.
    virtual Result<bool> step() = 0;
    virtual void reset() = 0;
    // Rows that an insert or update touched; known after its step and reset.
    virtual std::int64_t changes() const = 0;

    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual ByteView blob(int column) const = 0;
    virtual bool is_null(int column) const = 0;

    // For a statement that gives no rows: one step, then reset.
    Done run();
};

using Prepared = Result<std::unique_ptr<Statement>>;

// An open connection. Statements must not outlive it; it is used by one thread at a time.
class Database {
  public:
    virtual ~Database() = default;

    // As the user named it, without any secret; stands in errors.
    virtual const std::string& name() const = 0;

    virtual Prepared prepare(std::string_view sql) const = 0;
    // For a query whose rows may be too many to hold at once. They are those of one moment.
    virtual Prepared prepare_for_many_rows(std::string_view sql) const = 0;

    // See Transaction, which alone calls these. Changes wait until no other program makes any, so that the
    // audit log stays one chain.
    virtual Done begin_changes() const = 0;
    virtual Done begin_reading() const = 0;
    virtual Done commit() const = 0;
    virtual void undo() const = 0;

    // Sees to it that erased bytes leave the disk, as far as the connection can.
    virtual Done forget_erased() const = 0;

    // A row that no version of the program writes.
    tl::unexpected<Error> corrupt() const;
};

// A transaction. What was not committed is undone at the end of the scope.
class Transaction {
  public:
    static Result<Transaction> for_changes(const Database& database);
    // What is read is of one moment, whatever others write meanwhile.
    static Result<Transaction> for_reading(const Database& database);
    Done commit();

    ~Transaction();
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

  private:
    explicit Transaction(const Database& database) : database_(&database) {}

    const Database* database_;  // null when committed or moved from
};

}  // namespace sigillum::registry
