#include "registry/postgres_database.h"

#include <fmt/format.h>

#include <algorithm>

#include "registry/access.h"
#include "registry/postgres_failure.h"
#include "registry/postgres_statement.h"

namespace sigillum::registry {
namespace {

// A program that dies with its machine holds the lock no longer than this; nobody thinks within a change.
constexpr std::chrono::milliseconds longest_pause{30'000};
// "SIGI": the advisory lock of those who make the tables, which cannot lock what is not there yet.
constexpr std::int64_t making_lock = 0x53494749;

// Statements are written with ?1; PostgreSQL says $1. No text of theirs holds a question mark.
std::string in_postgres(std::string_view sql) {
    std::string text(sql);
    std::replace(text.begin(), text.end(), '?', '$');
    return text;
}

std::vector<const char*> pointers_to(const PostgresDatabase::Parameters& parameters) {
    std::vector<const char*> pointers;
    pointers.reserve(parameters.size());
    for (const auto& parameter : parameters) pointers.push_back(parameter ? parameter->c_str() : nullptr);
    return pointers;
}

}  // namespace

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const PostgresAddress& address,
                                                                 const Settings& settings) {
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address, settings));
    try {
        database->connection_ = std::make_unique<pqxx::connection>(address.connection());
    } catch (...) {
        return postgres_connection_failure(address);
    }
    try {
        // Said again by libpqxx whenever it has to connect anew.
        pqxx::connection& connection = *database->connection_;
        connection.set_variable("client_encoding", "'UTF8'");
        connection.set_variable("client_min_messages", "'error'");
        connection.set_variable("bytea_output", "'hex'");
        // A machine that is gone is given up after a minute and a half, and what it has locked is free.
        connection.set_variable("tcp_keepalives_idle", "60");
        connection.set_variable("tcp_keepalives_interval", "10");
        connection.set_variable("tcp_keepalives_count", "3");
        if (settings.read_only) connection.set_variable("default_transaction_read_only", "on");
    } catch (...) {
        return postgres_failure(address);
    }
    return database;
}

Prepared PostgresDatabase::prepare(std::string_view sql) const {
    auto known = prepared_.find(sql);
    if (known == prepared_.end()) {
        const std::string name = next_name("s");
        try {
            connection_->prepare(name, in_postgres(sql));
        } catch (...) {
            return postgres_failure(address_);
        }
        known = prepared_.emplace(sql, name).first;
    }
    return std::make_unique<PostgresAnswer>(*this, in_postgres(sql), known->second);
}

Prepared PostgresDatabase::prepare_for_many_rows(std::string_view sql) const {
    return std::make_unique<PostgresWalk>(*this, in_postgres(sql));
}

template <class Kind>
Done PostgresDatabase::begin(const std::string& first) const {
    try {
        transaction_ = std::make_unique<Kind>(*connection_);
        transaction_->exec(first);
    } catch (...) {
        auto failure = postgres_failure(address_);
        undo();
        return failure;
    }
    return {};
}

Done PostgresDatabase::begin_changes() const {
    if (settings_.read_only) {
        return fail(registry_unavailable, {.file = name()}, "the registry was opened for reading only",
                    "a registry that is opened for changes");
    }
    // Whoever has the row of the log's end adds to the log; with READ COMMITTED, what comes after the wait
    // sees everything that others have committed.
    Done begun = begin<pqxx::work>(
        fmt::format("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = on; "
                    "SET LOCAL lock_timeout = {}; SET LOCAL idle_in_transaction_session_timeout = {}; "
                    "SELECT 1 FROM audit_head FOR UPDATE",
                    settings_.patience.count(), longest_pause.count()));
    if (!begun || !session_ || *session_ == connection_->backendpid()) return begun;
    undo();
    return fail(registry_unreachable, {.file = name()},
                "the connection to the registry was lost, and with it the claim to issue",
                "a server that stays within reach; the same command again does what is left to do");
}

Done PostgresDatabase::begin_reading() const {
    return begin<pqxx::work>("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
}

Done PostgresDatabase::begin_making() const {
    return begin<pqxx::work>(fmt::format("SET LOCAL lock_timeout = {}; SELECT pg_advisory_xact_lock({})",
                                         settings_.patience.count(), making_lock));
}

Done PostgresDatabase::commit() const {
    try {
        transaction_->commit();
    } catch (...) {
        return postgres_failure(address_);
    }
    transaction_.reset();
    return {};
}

void PostgresDatabase::undo() const {
    try {
        if (transaction_ != nullptr) transaction_->abort();
    } catch (...) {
        // With the connection, the server ends the transaction by itself.
    }
    transaction_.reset();
}

Done PostgresDatabase::run(const std::string& sql) const {
    const auto ran = fetch(sql);
    return ran ? Done() : fail(ran.error());
}

Result<std::optional<std::string>> PostgresDatabase::answer(const std::string& sql) const {
    const auto rows = fetch(sql);
    if (!rows) return fail(rows.error());
    if (rows->empty() || rows->front().front().is_null()) return std::optional<std::string>();
    return std::optional(std::string(rows->front().front().c_str()));
}

Result<pqxx::result> PostgresDatabase::execute(const std::string& prepared,
                                               const Parameters& parameters) const {
    const std::vector<const char*> values = pointers_to(parameters);
    try {
        const auto list = pqxx::prepare::make_dynamic_params(values);
        if (transaction_ != nullptr) return transaction_->exec_prepared(prepared, list);
        pqxx::nontransaction alone(*connection_);
        return alone.exec_prepared(prepared, list);
    } catch (...) {
        return postgres_failure(address_);
    }
}

Done PostgresDatabase::declare(const std::string& cursor, const std::string& query,
                               const Parameters& parameters) const {
    const std::vector<const char*> values = pointers_to(parameters);
    try {
        transaction_->exec_params(fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, query),
                                  pqxx::prepare::make_dynamic_params(values));
    } catch (...) {
        return postgres_failure(address_);
    }
    return {};
}

Result<pqxx::result> PostgresDatabase::fetch(const std::string& sql) const {
    try {
        if (transaction_ != nullptr) return transaction_->exec(sql);
        pqxx::nontransaction alone(*connection_);
        return alone.exec(sql);
    } catch (...) {
        return postgres_failure(address_);
    }
}

}  // namespace sigillum::registry
