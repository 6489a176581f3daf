#include "tests/registry/scratch_registry.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdlib.h>  // mkdtemp
#include <unistd.h>

#include <pqxx/pqxx>
#include <random>
#include <regex>

#include "registry/postgres_store.h"
#include "registry/sqlite_store.h"
#include "tests/registry/postgres_server.h"

namespace sigillum::registry {
namespace {

using tests::PostgresServer;

// SQLite's answer to SQL from outside.
int run_in_file(const std::filesystem::path& path, const std::string& sql) {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_CONSTRAINT) ADD_FAILURE() << sqlite3_errmsg(handle);
    sqlite3_close(handle);
    return code;
}

std::string in_postgres(const std::string& sql) {
    const std::string zeros =
        std::regex_replace(sql, std::regex(R"(zeroblob\(32\))"), "decode(repeat('00', 32), 'hex')");
    return std::regex_replace(zeros, std::regex("PRAGMA [^;]*;"), "");
}

}  // namespace

ScratchRegistry::ScratchRegistry(Kept kept) : kept_(kept) {
    if (kept_ == Kept::in_postgres) {
        static int count = 0;
        schema_ = fmt::format("scratch_{}_{}", ::getpid(), ++count);
        PostgresServer::running().run("CREATE SCHEMA " + schema_);
        return;
    }
    std::string name = (std::filesystem::path(testing::TempDir()) / "sigillum-registry-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
}

ScratchRegistry::~ScratchRegistry() {
    std::error_code unknown;
    if (kept_ == Kept::in_postgres)
        PostgresServer::running().run(
            fmt::format("SET client_min_messages = error; DROP SCHEMA {} CASCADE", schema_));
    else
        std::filesystem::remove_all(folder_, unknown);
}

std::string ScratchRegistry::address(const std::string& user) const {
    return PostgresServer::running().address("&options=-csearch_path%3D" + schema_, user);
}

Result<std::unique_ptr<Store>> ScratchRegistry::opened_as(Access access) const {
    if (kept_ == Kept::in_postgres) return open_postgres_store(address(), {.access = access});
    return open_sqlite_store(path(), {.access = access, .patience = std::chrono::seconds(30)});
}

Result<std::unique_ptr<Store>> ScratchRegistry::claimed(const IssuingClaim& claim) const {
    if (kept_ == Kept::in_postgres) return open_postgres_store(address(), {.claim = claim});
    return open_sqlite_store(path(), {.claim = claim});
}

std::unique_ptr<Store> ScratchRegistry::opened() const {
    auto store = opened_as(Access::create_if_missing);
    if (!store) ADD_FAILURE() << to_string(store.error());
    return *std::move(store);
}

bool ScratchRegistry::refuses(const std::string& sql) const {
    if (kept_ == Kept::in_sqlite) return run_in_file(path(), sql) == SQLITE_CONSTRAINT;
    pqxx::connection connection(address());
    try {
        pqxx::nontransaction(connection).exec(sql);
        return false;
    } catch (const pqxx::sql_error& error) {
        EXPECT_EQ(error.sqlstate(), "23001") << error.what();  // restrict_violation
        return true;
    }
}

void ScratchRegistry::tamper(const std::string& sql) const {
    if (kept_ == Kept::in_postgres) {
        pqxx::connection connection(address());
        pqxx::nontransaction(connection).exec("SET session_replication_role = replica; " + in_postgres(sql));
        return;
    }
    std::string all;
    for (const char* guard :
         {"audit_stays", "audit_is_kept", "words_stay", "status_stays", "status_is_kept", "number_stays",
          "number_is_kept", "issued_is_kept", "issued_stays", "key_is_kept"})
        all += fmt::format("DROP TRIGGER {}; ", guard);
    EXPECT_EQ(run_in_file(path(), all + sql), SQLITE_OK);
}

std::string missing_server(Kept kept) {
    if (kept == Kept::in_sqlite || PostgresServer::running().is_there()) return {};
    const char* ci = std::getenv("CI");
    if (ci != nullptr && std::string(ci) == "true") ADD_FAILURE() << PostgresServer::running().missing();
    return PostgresServer::running().missing();
}

void StoreTest::SetUp() {
    if (const std::string missing = missing_server(GetParam()); !missing.empty()) GTEST_SKIP() << missing;
}

RandomSource counted_random(unsigned seed) {
    return [generator = std::mt19937(seed)](std::span<std::uint8_t> bytes) mutable {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(generator());
    };
}

}  // namespace sigillum::registry
