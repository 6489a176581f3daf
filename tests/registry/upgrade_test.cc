// A registry of version 1 of the tables (version_1.sql) brought to the present version.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "base/file.h"
#include "registry/sqlite_store.h"
#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

const Act upgrading{1'800'000'000, "Ewa", "new program"};

CertificateNumber number(const char* text) { return CertificateNumber::parse(text).value(); }

// The registry of version_1.sql in a file.
struct OldRegistry {
    ScratchRegistry scratch;

    OldRegistry() {
        const Bytes sql =
            "PRAGMA journal_mode = WAL; " +
            read_file(std::string(SOURCE_DIR) + "/tests/registry/version_1.sql", 1'000'000).value();
        sqlite3* handle = nullptr;
        EXPECT_EQ(sqlite3_open(scratch.path().c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(handle);
        sqlite3_close(handle);
    }

    std::unique_ptr<Store> upgraded() const {
        const Done done = upgrade_sqlite_registry(scratch.path(), counted_random(1), upgrading);
        EXPECT_TRUE(done) << (done ? "" : to_string(done.error()));
        return open_sqlite_store(scratch.path()).value();
    }
};

TEST(Upgrade, IsAskedForByTheError) {
    const OldRegistry old;
    for (const Access access : {Access::read_only, Access::read_write, Access::create_if_missing})
        EXPECT_EQ(open_sqlite_store(old.scratch.path(), {.access = access}).error().kind, registry_older);
}

TEST(Upgrade, KeepsEveryReservationDocumentAndStatus) {
    const OldRegistry old;
    const auto store = old.upgraded();
    const auto issued = store->issued("spring-course").value();
    ASSERT_EQ(issued.size(), 3U);
    const IssuedCertificate first = issued[0];
    EXPECT_EQ(first.document.number, number("DR61-7HCY-BAGK-Q056"));
    EXPECT_EQ(first.reservation.learner, learner_digest("spring-course", "L-001"));
    EXPECT_EQ(first.reservation.status_index, 65394U);
    EXPECT_EQ(to_hex(first.document.record_digest),
              "55b034b7dc2b041ac6175d11755782f1dc96e78f579fdba840554d59f07905c0");
    EXPECT_EQ(first.document.token_digest, Sha256{}) << "never known";
    EXPECT_EQ(first.document.file_name, "L-001_DR61-7HCY-BAGK-Q056.pdf");
    EXPECT_EQ(first.recorded_at, first.document.issued_at);
    EXPECT_EQ(store->issued("autumn-course")->size(), 3U);
    EXPECT_EQ(store->reserved("spring-course")->size(), 4U);
    EXPECT_EQ(store->find_reservation(number("1WTR-MKZK-Y1C0-6EZB"))->value().generation, 2);
    EXPECT_EQ(store->status(first.document.number)->value(),
              (Status{State::replaced, 1'795'700'001, "corrected", number("1WTR-MKZK-Y1C0-6EZB")}));
    EXPECT_EQ(store->status(number("9T3X-P54K-AZ14-YK9X"))->value().state, State::current);
    EXPECT_EQ(store->status(number("NH53-XNQG-6PJM-P51Z"))->value(),
              (Status{State::revoked, 1'795'600'000, "misconduct"}));
}

TEST(Upgrade, LogsEveryRowSoThatTheCheckFitsAndGoesOn) {
    const OldRegistry old;
    const auto store = old.upgraded();
    const auto check = store->check(std::nullopt).value();
    EXPECT_TRUE(check.findings.list().empty()) << to_string(check.findings.list().front().error);
    // Two keys, one batch of reservations an edition, six documents, four changes of status.
    EXPECT_EQ(check.head.sequence, 2 + 2 + 6 + 4);
    EXPECT_EQ(check.reservations, 7);
    EXPECT_EQ(check.documents, 6);
    ASSERT_TRUE(store->each_audit({}, [](const AuditEntry& entry) {
        EXPECT_EQ(entry.by, "Ewa");
        EXPECT_EQ(entry.at, upgrading.at);
    }));
    ASSERT_TRUE(store->erase(number("9T3X-P54K-AZ14-YK9X"), upgrading));
    EXPECT_TRUE(store->check(std::nullopt)->findings.list().empty());
}

TEST(Upgrade, KnowsKeysByTheirIdsUntilTheyAreUsedAgain) {
    const OldRegistry old;
    const auto store = old.upgraded();
    const auto keys = store->keys().value();
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_TRUE(keys[0].public_part.empty());
    KeyEntry completed = keys[0].purpose == KeyPurpose::code ? keys[0] : keys[1];
    completed.public_part = Bytes(65, '\4');
    completed.demo = true;
    ASSERT_TRUE(store->add_key(completed, upgrading));
    EXPECT_EQ(store->find_key(completed.id).value(), completed);
    EXPECT_TRUE(store->check(std::nullopt)->findings.list().empty());
}

TEST(Upgrade, LeavesAPresentRegistryAloneAndAnotherFileToo) {
    const OldRegistry old;
    const AuditHead head = old.upgraded()->audit_head().value();
    EXPECT_EQ(old.upgraded()->audit_head().value(), head);
    const ScratchRegistry none;
    EXPECT_EQ(upgrade_sqlite_registry(none.path(), counted_random(1), upgrading).error().kind,
              registry_missing);
}

// A source of randomness that fails half-way stands for any interruption.
TEST(Upgrade, ChangesNothingWhenItIsInterrupted) {
    const OldRegistry old;
    int calls = 0;
    const RandomSource broken = [&](std::span<std::uint8_t>) {
        if (++calls == 3) throw std::runtime_error("interrupted");
    };
    EXPECT_THROW(static_cast<void>(upgrade_sqlite_registry(old.scratch.path(), broken, upgrading)),
                 std::runtime_error);
    EXPECT_EQ(open_sqlite_store(old.scratch.path()).error().kind, registry_older);
    EXPECT_EQ(old.upgraded()->issued("spring-course")->size(), 3U);
}

}  // namespace
}  // namespace sigillum::registry
