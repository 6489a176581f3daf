// Statements of a SQLite database.
#pragma once

#include <sqlite3.h>

#include <memory>

#include "registry/database.h"
#include "registry/sqlite_database.h"

namespace sigillum::registry {

// Binds without a copy.
class SqliteStatement final : public Statement {
  public:
    SqliteStatement(const SqliteDatabase& database, sqlite3_stmt* statement)
        : database_(database), statement_(statement) {}

    SqliteStatement& bind(int parameter, std::int64_t value) override;
    SqliteStatement& bind(int parameter, std::string_view text) override;
    SqliteStatement& bind_blob(int parameter, ByteView bytes) override;

    Result<bool> step() override;
    void reset() override;
    std::int64_t changes() const override { return database_.changes(); }

    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_.get(), column); }
    std::string_view text(int column) const override;
    ByteView blob(int column) const override;
    bool is_null(int column) const override {
        return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
    }

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    const SqliteDatabase& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace sigillum::registry
