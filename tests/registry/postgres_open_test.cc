// Opening a registry in a PostgreSQL server, and what is said when that does not work.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <pqxx/pqxx>
#include <string>
#include <thread>
#include <vector>

#include "registry/postgres_store.h"
#include "tests/registry/postgres_server.h"
#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::PostgresServer;

const std::vector<ReservationRequest> one_learner = {{"edition", "s1"}};

class OpenPostgres : public ::testing::Test {
  protected:
    void SetUp() override {
        if (const std::string missing = missing_server(Kept::in_postgres); !missing.empty())
            GTEST_SKIP() << missing;
    }
};

const PostgresServer& server() { return PostgresServer::running(); }

Error refusal(const std::string& address, Access access = Access::read_write) {
    const auto store = open_postgres_store(address, {.access = access});
    return store ? Error{ErrorKind{"it was opened"}, {}, {}, {}} : store.error();
}

void run(const ScratchRegistry& scratch, const std::string& sql) {
    pqxx::connection connection(scratch.address());
    pqxx::nontransaction(connection).exec(sql);
}

TEST(PostgresAddress, IsShownWithoutItsPassword) {
    struct Row {
        const char* given;
        const char* shown;
    };
    for (const Row& row :
         {Row{"postgresql://ewa:g%40heim@db.example:5433/registry",
              "postgresql://ewa@db.example:5433/registry"},
          Row{"postgres://db.example/r?user=ewa&password=geheim&sslmode=require",
              "postgresql://ewa@db.example/r"},
          Row{"postgresql:///r?host=/run/postgresql", "postgresql:///r?host=/run/postgresql"},
          Row{"postgresql://?service=registry", "postgresql:///?service=registry"}}) {
        const auto address = PostgresAddress::read(row.given);
        ASSERT_TRUE(address) << to_string(address.error());
        EXPECT_EQ(address->shown(), row.shown);
    }
    const auto address = PostgresAddress::read("postgresql://ewa:g%40heim@db.example/registry");
    EXPECT_EQ(address->without_secrets("no entry for g@heim, ewa"), "no entry for …, ewa");
}

TEST(PostgresAddress, ThatCannotBeReadIsNotRepeated) {
    for (const char* given :
         {"postgresql://ewa:geheim%zz@db.example/r", "postgresql://ewa:geheim@db.example:x:y/r?a=b"}) {
        const auto address = PostgresAddress::read(given);
        ASSERT_FALSE(address) << given;
        EXPECT_EQ(address.error().kind, bad_registry_address);
        EXPECT_THAT(to_string(address.error()), Not(HasSubstr("geheim")));
    }
}

TEST(PostgresAddress, IsToldFromThePathOfAFile) {
    EXPECT_TRUE(is_postgres_address("postgresql://db.example/r"));
    EXPECT_TRUE(is_postgres_address("postgres:///r"));
    EXPECT_FALSE(is_postgres_address("registry.sqlite"));
    EXPECT_FALSE(is_postgres_address("postgresql.sqlite"));
}

TEST_F(OpenPostgres, MakesNothingUnlessItIsAskedTo) {
    const ScratchRegistry scratch(Kept::in_postgres);
    EXPECT_EQ(refusal(scratch.address()).kind, registry_missing);
    EXPECT_EQ(refusal(scratch.address(), Access::read_only).kind, registry_missing);
    ASSERT_TRUE(open_postgres_store(scratch.address(), {.access = Access::create_if_missing}));
    EXPECT_TRUE(open_postgres_store(scratch.address()));
}

TEST_F(OpenPostgres, NamesAServerThatIsNotThere) {
    const Error error = refusal("postgresql://ewa:geheim@/registry?host=/nowhere");
    EXPECT_EQ(error.kind, registry_unreachable);
    EXPECT_THAT(error.found, HasSubstr("not within reach"));
    EXPECT_EQ(error.place.file, "postgresql://ewa@/registry?host=/nowhere");
    EXPECT_THAT(to_string(error), Not(HasSubstr("geheim")));
}

TEST_F(OpenPostgres, NamesALoginAndADatabaseThatAreRefused) {
    server().run("DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN PASSWORD 'right'");
    const std::string wrong = fmt::format("postgresql://stranger:geheim@/postgres?{}",
                                          server().address().substr(server().address().find('?') + 1));
    const Error login = refusal(wrong);
    EXPECT_EQ(login.kind, registry_login_refused);
    EXPECT_THAT(login.found, HasSubstr("password authentication failed"));
    EXPECT_THAT(to_string(login), Not(HasSubstr("geheim")));
    std::string elsewhere = server().address();
    elsewhere.replace(elsewhere.find("/postgres?"), 10, "/nothing?");
    EXPECT_THAT(refusal(elsewhere).found, HasSubstr("database \"nothing\" does not exist"));
}

TEST_F(OpenPostgres, IsRefusedForALaterVersionAndForOtherTables) {
    const ScratchRegistry scratch(Kept::in_postgres);
    run(scratch, "CREATE TABLE issued (letters text)");
    const Error other = refusal(scratch.address(), Access::create_if_missing);
    EXPECT_EQ(other.kind, not_a_registry);
    EXPECT_THAT(other.found, HasSubstr("“issued”"));
    run(scratch, "DROP TABLE issued");
    ASSERT_TRUE(open_postgres_store(scratch.address(), {.access = Access::create_if_missing}));
    run(scratch, "UPDATE sigillum_registry SET version = 99");
    EXPECT_EQ(refusal(scratch.address(), Access::read_only).kind, registry_newer);
}

TEST_F(OpenPostgres, IsRefusedForADatabaseInAnotherEncoding) {
    server().run("DROP DATABASE IF EXISTS latin");
    server().run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    std::string address = server().address();
    address.replace(address.find("/postgres?"), 10, "/latin?");
    EXPECT_THAT(refusal(address, Access::create_if_missing).found, HasSubstr("LATIN1"));
    server().run("DROP DATABASE latin");
}

TEST_F(OpenPostgres, ByManyAtOnceMakesOneRegistry) {
    const ScratchRegistry scratch(Kept::in_postgres);
    std::vector<std::thread> threads;
    std::vector<CertificateNumber> numbers(8);
    for (unsigned i = 0; i < numbers.size(); ++i) {
        threads.emplace_back([&, i] {
            const auto store = open_postgres_store(scratch.address(), {.access = Access::create_if_missing});
            numbers[i] = store.value()->reserve(one_learner, counted_random(i), at_noon)->front().number;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const CertificateNumber& number : numbers) EXPECT_EQ(number, numbers[0]);
}

// The grants of docs/registry.md, word by word but for the names.
TEST_F(OpenPostgres, WorksWithTheRightsThatTheManualGrants) {
    const ScratchRegistry scratch(Kept::in_postgres);
    scratch.opened();
    server().run("DROP ROLE IF EXISTS sigillum_issuing, sigillum_publishing, sigillum_reading");
    for (const char* role : {"sigillum_issuing", "sigillum_publishing", "sigillum_reading"}) {
        server().run(fmt::format("CREATE ROLE {} LOGIN; GRANT USAGE ON SCHEMA {} TO {}", role,
                                 scratch.schema(), role));
        run(scratch, fmt::format("GRANT SELECT ON ALL TABLES IN SCHEMA {} TO {}", scratch.schema(), role));
    }
    run(scratch,
        "GRANT INSERT ON audit, audit_words, key TO sigillum_publishing; "
        "GRANT UPDATE ON audit_head, key TO sigillum_publishing");
    run(scratch,
        "GRANT INSERT ON edition, status_list, learner, reservation, key, issued, status_change, name, "
        "audit, "
        "audit_words TO sigillum_issuing; "
        "GRANT UPDATE ON edition, status_list, learner, key, issued, name, audit_head TO sigillum_issuing; "
        "GRANT DELETE ON audit_words TO sigillum_issuing");
    const auto issuing =
        open_postgres_store(scratch.address("sigillum_issuing"),
                            {.access = Access::create_if_missing, .claim = IssuingClaim{"edition"}})
            .value();
    const Reservation reservation = issuing->reserve(one_learner, counted_random(1), at_noon)->front();
    const Act words{noon, "Ewa", "why"};
    EXPECT_TRUE(record(*issuing, std::vector{document_for(reservation)}, words));
    EXPECT_TRUE(issuing->add_names({{{"wut", "Warsaw"}}, {}}, words));
    EXPECT_TRUE(issuing->set_status(reservation.number, {State::revoked, noon, "misconduct"}, words));
    EXPECT_TRUE(issuing->retire_key(code_key().id, words));
    EXPECT_TRUE(issuing->erase(reservation.number, words));
    EXPECT_TRUE(issuing->check(std::nullopt)->findings.list().empty());

    const auto publishing = open_postgres_store(scratch.address("sigillum_publishing")).value();
    EXPECT_TRUE(publishing->note_published("verify.example", sha256("lists"), words));
    EXPECT_EQ(
        publishing->reserve(std::vector<ReservationRequest>{{"edition", "s2"}}, counted_random(2), at_noon)
            .error()
            .kind,
        registry_rights_missing);

    const auto reading =
        open_postgres_store(scratch.address("sigillum_reading"), {.access = Access::read_only}).value();
    EXPECT_EQ(reading->status(reservation.number)->value().state, State::revoked);
    EXPECT_TRUE(reading->check(std::nullopt)->findings.list().empty());
    EXPECT_EQ(reading->note_published("x", sha256("x"), at_noon).error().kind, registry_unavailable);
    const auto more = open_postgres_store(scratch.address("sigillum_reading")).value();
    EXPECT_EQ(more->note_published("x", sha256("x"), at_noon).error().kind, registry_rights_missing);
    run(scratch,
        "DROP OWNED BY sigillum_issuing, sigillum_publishing, sigillum_reading; "
        "DROP ROLE sigillum_issuing, sigillum_publishing, sigillum_reading");
}

TEST_F(OpenPostgres, SaysThatTheConnectionWasLostAndFindsItAgain) {
    const ScratchRegistry scratch(Kept::in_postgres);
    scratch.opened();
    const std::string name = "cut_" + scratch.schema();
    const auto store = open_postgres_store(scratch.address() + "&application_name=" + name).value();
    const Reservation reservation = store->reserve(one_learner, counted_random(1), at_noon)->front();
    const RandomSource cut = [&, random = counted_random(2)](std::span<std::uint8_t> bytes) {
        run(scratch,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + name + "'");
        random(bytes);
    };
    const auto lost = store->reserve(std::vector<ReservationRequest>{{"edition", "s2"}}, cut, at_noon);
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().kind, registry_unreachable) << to_string(lost.error());
    EXPECT_EQ(store->reserved("edition").value(), std::vector{reservation})
        << "what was not committed is undone";
    EXPECT_TRUE(
        store->reserve(std::vector<ReservationRequest>{{"edition", "s2"}}, counted_random(2), at_noon));
    EXPECT_TRUE(store->check(std::nullopt)->findings.list().empty());
}

TEST_F(OpenPostgres, GivesUpOnALockAfterItsPatienceAndOnAServerAfterItsLimit) {
    const ScratchRegistry scratch(Kept::in_postgres);
    scratch.opened();
    pqxx::connection other(scratch.address());
    pqxx::work holding(other);
    holding.exec("SELECT 1 FROM audit_head FOR UPDATE");
    const auto store =
        open_postgres_store(scratch.address(), {.patience = std::chrono::milliseconds(50)}).value();
    EXPECT_EQ(store->reserve(one_learner, counted_random(1), at_noon).error().kind, registry_locked);
    EXPECT_TRUE(store->reserved("edition")->empty()) << "reading goes on";
    const auto limited = open_postgres_store(scratch.address() + "%20-cstatement_timeout%3D2000").value();
    EXPECT_EQ(limited->reserve(one_learner, counted_random(1), at_noon).error().kind, registry_too_slow);
    holding.abort();
    EXPECT_TRUE(store->reserve(one_learner, counted_random(1), at_noon));
}

// Somebody holds a table and asks for the end of the log, which the store holds while it asks for the table:
// the server undoes the store's change, which does it again.
TEST_F(OpenPostgres, DoesAgainWhatTheServerUndid) {
    const ScratchRegistry scratch(Kept::in_postgres);
    scratch.opened();
    const auto store =
        open_postgres_store(scratch.address() + "%20-cdeadlock_timeout%3D50&application_name=undone_" +
                            scratch.schema())
            .value();
    pqxx::connection other(scratch.address() + "%20-cdeadlock_timeout%3D60000");
    pqxx::work holding(other);
    holding.exec("LOCK TABLE reservation IN ACCESS EXCLUSIVE MODE");
    std::atomic<bool> reserved = false;
    std::thread reserving([&] {
        const auto given = store->reserve(one_learner, counted_random(1), at_noon);
        EXPECT_TRUE(given) << to_string(given.error());
        reserved = given.has_value();
    });
    pqxx::connection watcher(server().address());
    const auto waiting = [&] {
        return pqxx::nontransaction(watcher)
                   .exec(
                       "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND "
                       "application_name = 'undone_" +
                       scratch.schema() + "'")[0][0]
                   .as<int>() > 0;
    };
    for (int i = 0; i < 500 && !waiting(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    holding.exec("SELECT 1 FROM audit_head FOR UPDATE");
    EXPECT_FALSE(reserved);
    holding.commit();
    reserving.join();
    EXPECT_TRUE(reserved);
    EXPECT_EQ(store->reserved("edition")->size(), 1U);
}

TEST_F(OpenPostgres, RefusesTextsThatItCannotKeep) {
    const ScratchRegistry scratch(Kept::in_postgres);
    const auto store = scratch.opened();
    for (const std::string& words : {std::string("a\0b", 3), std::string("\xFF")}) {
        EXPECT_EQ(store->note_published("host", sha256("x"), {noon, "Ewa", words}).error().kind,
                  text_not_storable);
    }
    EXPECT_EQ(store->audit_head()->sequence, 0);
}

TEST_F(OpenPostgres, ChangesNothingMoreWhenAClaimWasLost) {
    const ScratchRegistry scratch(Kept::in_postgres);
    scratch.opened();
    const std::string name = "claim_" + scratch.schema();
    const auto store = open_postgres_store(scratch.address() + "&application_name=" + name,
                                           {.claim = IssuingClaim{"edition"}})
                           .value();
    ASSERT_TRUE(store->reserve(one_learner, counted_random(1), at_noon));
    run(scratch,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + name + "'");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(store->reserve(one_learner, counted_random(1), at_noon).error().kind, registry_unreachable);
}

}  // namespace
}  // namespace sigillum::registry
