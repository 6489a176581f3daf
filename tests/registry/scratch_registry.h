// A registry that is gone with the object, in a file or in a PostgreSQL server; and randomness that repeats.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "registry/access.h"
#include "registry/issuing_claim.h"
#include "registry/store.h"

namespace sigillum::registry {

// What keeps the rows.
enum class Kept { in_sqlite, in_postgres };

class ScratchRegistry {
  public:
    explicit ScratchRegistry(Kept kept = Kept::in_sqlite);
    ~ScratchRegistry();
    ScratchRegistry(const ScratchRegistry&) = delete;
    ScratchRegistry& operator=(const ScratchRegistry&) = delete;

    Kept kept() const { return kept_; }
    // Of the file; nothing for a server.
    std::filesystem::path path() const { return folder_ / "registry.db"; }
    // Of the schema in the server, and its name.
    std::string address(const std::string& user = "sigillum") const;
    const std::string& schema() const { return schema_; }

    // Another store on the registry, which is made if it is not there.
    std::unique_ptr<Store> opened() const;
    // The same, with an error as a value.
    Result<std::unique_ptr<Store>> opened_as(Access access) const;
    // The same, by a run that issues this.
    Result<std::unique_ptr<Store>> claimed(const IssuingClaim& claim) const;

    // Runs SQL as any other program might.
    bool refuses(const std::string& sql) const;
    // Runs SQL as somebody would who is master of the database; what guards the rows is taken away first.
    // Written for SQLite: zeroblob(32) and PRAGMA are put into PostgreSQL's words.
    void tamper(const std::string& sql) const;

  private:
    Kept kept_;
    std::filesystem::path folder_;
    std::string schema_;
};

// Why the tests of a registry that is kept so cannot run here; empty when they can. In CI, that is a failure.
std::string missing_server(Kept kept);

// What holds for every store, whatever keeps its rows.
class StoreTest : public ::testing::TestWithParam<Kept> {
  protected:
    void SetUp() override;
};

#define SIGILLUM_HOLDS_FOR_EVERY_STORE(suite)                               \
    INSTANTIATE_TEST_SUITE_P(                                               \
        Kept, suite, ::testing::Values(Kept::in_sqlite, Kept::in_postgres), \
        [](const auto& row) { return row.param == Kept::in_sqlite ? "InSqlite" : "InPostgres"; })

// The same bytes for the same seed.
RandomSource counted_random(unsigned seed);

}  // namespace sigillum::registry
