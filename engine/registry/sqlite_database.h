// A SQLite database, its statements and transactions, with errors as values.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"
#include "registry/database.h"
#include "registry/sqlite_claim.h"

namespace sigillum::registry {

class SqliteDatabase final : public Database {
  public:
    // `uri` is SQLite's own kind of file name; `path` is named in errors.
    static Result<std::unique_ptr<SqliteDatabase>> open(const std::string& uri, int flags,
                                                        const std::filesystem::path& path);

    const std::string& name() const override { return name_; }
    Prepared prepare(std::string_view sql) const override;
    // SQLite gives rows one by one anyway.
    Prepared prepare_for_many_rows(std::string_view sql) const override { return prepare(sql); }
    Done begin_changes() const override;
    Done begin_reading() const override { return run("BEGIN"); }
    Done commit() const override { return run("COMMIT"); }
    void undo() const override;
    Done forget_erased() const override;

    // Runs statements that take and give nothing.
    Done run(const std::string& sql) const;
    // The one whole number that the statement gives.
    Result<std::int64_t> answer(std::string_view sql) const;

    // Is held as long as the database is open.
    void hold(SqliteClaim claim) { claim_ = std::move(claim); }
    void wait_for_locks(std::chrono::milliseconds patience) const;
    // Rows that the last insert or update touched.
    std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }

    // The error for a result code of SQLite.
    tl::unexpected<Error> failure(int code) const;

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    explicit SqliteDatabase(const std::filesystem::path& path) : name_(path.string()) {}

    std::string name_;
    std::optional<SqliteClaim> claim_;
    std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace sigillum::registry
