// A database of a PostgreSQL server, through libpqxx, with errors as values.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/database.h"
#include "registry/postgres_address.h"

namespace sigillum::registry {

class PostgresDatabase final : public Database {
  public:
    struct Settings {
        bool read_only = false;
        std::chrono::milliseconds patience{0};  // for the lock of another program
    };

    // Fails with registry_unreachable or registry_login_refused.
    static Result<std::unique_ptr<PostgresDatabase>> open(const PostgresAddress& address,
                                                          const Settings& settings);

    const std::string& name() const override { return address_.shown(); }
    Prepared prepare(std::string_view sql) const override;
    Prepared prepare_for_many_rows(std::string_view sql) const override;
    Done begin_changes() const override;
    Done begin_reading() const override;
    Done commit() const override;
    void undo() const override;
    // Old versions of rows are the server's to remove (docs/registry.md).
    Done forget_erased() const override { return {}; }

    // A transaction in which tables are made, by one program at a time.
    Done begin_making() const;
    // Runs statements that take and give nothing.
    Done run(const std::string& sql) const;
    // The one value that the query gives; nothing for NULL.
    Result<std::optional<std::string>> answer(const std::string& sql) const;

    // From now on, changes are refused with registry_unreachable once the connection was lost and made anew:
    // what the server kept for it, such as a claim, is gone then.
    void stay_connected() const { session_ = connection_->backendpid(); }

    // For the statements of this database.
    using Parameters = std::vector<std::optional<std::string>>;  // as PostgreSQL writes values; none: NULL
    Result<pqxx::result> execute(const std::string& prepared, const Parameters& parameters) const;
    // Declares a cursor for the query, within a transaction.
    Done declare(const std::string& cursor, const std::string& query, const Parameters& parameters) const;
    Result<pqxx::result> fetch(const std::string& sql) const;
    bool in_transaction() const { return transaction_ != nullptr; }
    std::string next_name(const char* kind) const { return kind + std::to_string(++names_given_); }

  private:
    PostgresDatabase(PostgresAddress address, const Settings& settings)
        : address_(std::move(address)), settings_(settings) {}

    // Begins a transaction with these statements.
    template <class Kind>
    Done begin(const std::string& first) const;

    PostgresAddress address_;
    Settings settings_;
    mutable std::unique_ptr<pqxx::connection> connection_;
    mutable std::unique_ptr<pqxx::transaction_base> transaction_;       // null outside of one
    mutable std::map<std::string, std::string, std::less<>> prepared_;  // the server's name, by the SQL
    mutable int names_given_ = 0;
    mutable std::optional<int> session_;  // the server's process that changes have to go through
};

}  // namespace sigillum::registry
