// The audit log: what it says of every change, and what a check finds when the file was changed behind it.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

using ::testing::HasSubstr;

constexpr const char* edition = "data-literacy-2026";

std::vector<AuditEntry> log_of(Store& store, std::string_view subject = {}) {
    std::vector<AuditEntry> entries;
    EXPECT_TRUE(store.each_audit(subject, [&](const AuditEntry& entry) { entries.push_back(entry); }));
    return entries;
}

std::vector<std::string> words_of(const std::vector<AuditEntry>& entries) {
    std::vector<std::string> words;
    for (const AuditEntry& entry : entries)
        words.push_back(fmt::format("{} {} {}", entry.by, name_of(entry.action), entry.subject));
    return words;
}

// A registry with every kind of row: four learners, three documents, one of them replacing another.
struct LivedRegistry {
    ScratchRegistry scratch;
    std::vector<Reservation> reservations;  // s0, s1, s2 of the edition, a of another, s0 again

    explicit LivedRegistry(Kept kept) : scratch(kept) {
        const auto store = scratch.opened();
        const std::vector<ReservationRequest> requests = {
            {edition, "s0"}, {edition, "s1"}, {edition, "s2"}, {"another", "a"}};
        reservations = store->reserve(requests, counted_random(1), {noon, "Ewa", ""}).value();
        EXPECT_TRUE(record(*store, std::vector{document_for(reservations[0]), document_for(reservations[1])},
                           {noon + 1, "Ewa", "spring batch"}));
        EXPECT_TRUE(store->set_status(reservations[1].number, {State::suspended, noon + 2, "under-review"},
                                      {noon + 2, "Jan", "a complaint"}));
        const std::vector<ReservationRequest> again = {{edition, "s0", 2}};
        reservations.push_back(store->reserve(again, counted_random(2), {noon + 3, "Jan", ""})->front());
        const Replacement replacement{document_for(reservations[4]), reservations[0].number, "corrected"};
        EXPECT_TRUE(store->record_replacements(std::vector{replacement}, {noon + 4, "Jan", "name mistyped"}));
        EXPECT_TRUE(store->add_names({{{"wut", "Warsaw University of Technology"}}, {{"enhance", "ENHANCE"}}},
                                     {noon + 5, "Ewa", ""}));
        EXPECT_TRUE(store->retire_key(code_key().id, {noon + 6, "Ewa", "a year old"}));
        EXPECT_TRUE(store->note_published("verify.example", sha256("lists"), {noon + 7, "timer", ""}));
    }

    Findings findings(const std::optional<AuditHead>& known = std::nullopt) const {
        return scratch.opened()->check(known).value().findings;
    }
};

class Audit : public StoreTest {};
SIGILLUM_HOLDS_FOR_EVERY_STORE(Audit);

TEST_P(Audit, HasARowForEveryChange) {
    const LivedRegistry lived(GetParam());
    const auto& given = lived.reservations;
    const auto entries = log_of(*lived.scratch.opened());
    EXPECT_EQ(
        words_of(entries),
        (std::vector<std::string>{
            fmt::format("Ewa reserve {}", edition), "Ewa reserve another", "Ewa add-key " + code_key().id,
            "Ewa add-key " + seal_key().id, "Ewa issue " + given[0].number.text(),
            "Ewa issue " + given[1].number.text(), "Jan suspend " + given[1].number.text(),
            fmt::format("Jan reserve {}", edition), "Jan issue " + given[4].number.text(),
            "Jan replace " + given[0].number.text(), "Ewa name awarding-body/wut",
            "Ewa name alliance/enhance", "Ewa retire-key " + code_key().id, "timer publish verify.example"}));
    for (std::size_t i = 0; i < entries.size(); ++i)
        EXPECT_EQ(entries[i].sequence, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(entries[6].why, "a complaint");
    EXPECT_EQ(entries[6].at, noon + 2);
    EXPECT_EQ(entries[0].why_digest, Sha256{});
}

TEST_P(Audit, GivesWhatConcernsOneSubject) {
    const LivedRegistry lived(GetParam());
    const auto store = lived.scratch.opened();
    EXPECT_EQ(words_of(log_of(*store, lived.reservations[0].number.text())),
              (std::vector<std::string>{fmt::format("Ewa reserve {}", edition),
                                        "Ewa issue " + lived.reservations[0].number.text(),
                                        "Jan replace " + lived.reservations[0].number.text()}));
    EXPECT_EQ(log_of(*store, code_key().id).size(), 2U);
    EXPECT_EQ(log_of(*store, "nothing").size(), 0U);
}

TEST_P(Audit, LogsNothingWhenNothingChanges) {
    const LivedRegistry lived(GetParam());
    const auto store = lived.scratch.opened();
    const AuditHead head = store->audit_head().value();
    const std::vector<ReservationRequest> again = {{edition, "s1"}};
    ASSERT_TRUE(store->reserve(again, counted_random(9), at_noon));
    ASSERT_TRUE(store->record_issued(std::vector{document_for(lived.reservations[0])}, at_noon));
    ASSERT_TRUE(store->add_key(seal_key(), at_noon));
    EXPECT_FALSE(store->set_status(lived.reservations[0].number, {State::revoked, noon}, at_noon));
    EXPECT_EQ(store->audit_head().value(), head);
    EXPECT_EQ(head.sequence, 14);
}

TEST_P(Audit, FindsAnUntouchedRegistryWhole) {
    const LivedRegistry lived(GetParam());
    const auto check = lived.scratch.opened()->check(std::nullopt).value();
    EXPECT_TRUE(check.findings.list().empty()) << to_string(check.findings.list().front().error);
    EXPECT_EQ(check.reservations, 5);
    EXPECT_EQ(check.documents, 3);
    EXPECT_EQ(check.head, lived.scratch.opened()->audit_head().value());
}

TEST_P(Audit, RefusesToBeChangedThroughTheDatabase) {
    const LivedRegistry lived(GetParam());
    for (const char* sql :
         {"UPDATE audit SET actor = 'nobody' WHERE sequence = 3", "DELETE FROM audit WHERE sequence = 14",
          "UPDATE audit_words SET words = 'x'", "DELETE FROM issued", "UPDATE issued SET pages = 9",
          "UPDATE status_change SET state = 0", "DELETE FROM status_change", "DELETE FROM reservation",
          "UPDATE reservation SET number = '0000000000000000'", "DELETE FROM key"}) {
        EXPECT_TRUE(lived.scratch.refuses(sql)) << sql;
    }
    if (GetParam() == Kept::in_postgres) {
        for (const char* table : {"audit", "issued", "status_change", "reservation", "key"})
            EXPECT_TRUE(lived.scratch.refuses(fmt::format("TRUNCATE {} CASCADE", table))) << table;
    }
    EXPECT_TRUE(lived.findings().list().empty());
}

struct Tampering {
    const char* name;
    const char* sql;
    ErrorKind kind;
    const char* found;  // a part of the first finding
};

class Tampered : public ::testing::TestWithParam<std::tuple<Kept, Tampering>> {};

TEST_P(Tampered, IsFoundAndNamed) {
    const auto& [kept, tampering] = GetParam();
    if (const std::string missing = missing_server(kept); !missing.empty()) GTEST_SKIP() << missing;
    const LivedRegistry lived(kept);
    lived.scratch.tamper(tampering.sql);
    const Findings findings = lived.findings();
    ASSERT_FALSE(findings.list().empty());
    EXPECT_EQ(findings.list().front().error.kind, tampering.kind);
    EXPECT_THAT(findings.list().front().error.found, HasSubstr(tampering.found));
}

constexpr Tampering tamperings[] = {
    {"Actor", "UPDATE audit SET actor = 'nobody' WHERE sequence = 7", audit_chain_broken,
     "row 7 of the log (suspend"},
    {"Time", "UPDATE audit SET at = at + 1 WHERE sequence = 3", audit_chain_broken,
     "row 3 of the log (add-key"},
    {"Action", "UPDATE audit SET action = 'revoke' WHERE sequence = 7", audit_chain_broken,
     "row 7 of the log"},
    {"Subject", "UPDATE audit SET subject = 'x' WHERE sequence = 14", audit_chain_broken,
     "row 14 of the log"},
    {"Details", "UPDATE audit SET details = zeroblob(32) WHERE sequence = 5", audit_chain_broken, "row 5 of"},
    {"Hash", "UPDATE audit SET hash = zeroblob(32) WHERE sequence = 5", audit_chain_broken,
     "row 5 of the log"},
    {"RowTakenOut", "DELETE FROM audit WHERE sequence = 7", audit_chain_broken,
     "row 7 of the log is missing"},
    {"RowsExchanged",
     "UPDATE audit SET sequence = 99 WHERE sequence = 5; UPDATE audit SET sequence = 5 WHERE sequence = 6; "
     "UPDATE audit SET sequence = 6 WHERE sequence = 99",
     audit_chain_broken, "row 5 of the log"},
    {"TailCut", "DELETE FROM audit WHERE sequence > 12", audit_log_cut, "ends with row 12"},
    {"TailCutWithTheHead",
     "DELETE FROM audit WHERE sequence > 8; UPDATE audit_head SET sequence = 8, hash = (SELECT hash FROM "
     "audit "
     "WHERE sequence = 8)",
     table_unlike_log, "row 9 of the log"},
    {"Words", "UPDATE audit_words SET words = 'nothing' WHERE sequence = 7", table_unlike_log,
     "words of row 7 of the log were changed"},
    {"WordsTakenOut", "DELETE FROM audit_words WHERE sequence = 7", table_unlike_log,
     "words of row 7 of the log are missing"},
    {"Number", "UPDATE reservation SET number = '0000000000000000' WHERE id = 3", table_unlike_log,
     "reservations that row 1"},
    {"StatusPlace", "UPDATE reservation SET status_index = status_index + 1 WHERE id = 5", table_unlike_log,
     "reservations that row 8"},
    {"ReservationTakenOut", "DELETE FROM reservation WHERE id = 3", table_unlike_log,
     "reservations that row 1"},
    {"LearnerExchanged", "UPDATE learner SET digest = zeroblob(32) WHERE id = 2", table_unlike_log,
     "the learner behind"},
    {"LearnerErasedSilently", "UPDATE learner SET digest = NULL, salt = NULL WHERE id = 2", table_unlike_log,
     "was erased without a row"},
    {"FileDigest", "UPDATE issued SET file_digest = zeroblob(32) WHERE id = 2", table_unlike_log,
     "is not the one that row 6"},
    {"TokenDigest", "UPDATE issued SET token_digest = zeroblob(32) WHERE id = 1", table_unlike_log,
     "is not the one that row 5"},
    {"FileName", "UPDATE issued SET file_name = 'x.pdf' WHERE id = 1", table_unlike_log, "row 5 of the log"},
    {"RecordedEarlier", "UPDATE issued SET recorded_at = 0 WHERE id = 1", table_unlike_log,
     "row 5 of the log"},
    {"DocumentTakenOut", "DELETE FROM issued WHERE id = 3", table_unlike_log, "row 9 of the log (issue"},
    {"DocumentAdded",
     "INSERT INTO issued SELECT 9, 3, zeroblob(32), file_digest, token_digest, type, code_key_id, "
     "signer_certificate, issued_at, recorded_at, file_name, file_name_seal, pages, 99 FROM issued WHERE id "
     "= 1",
     table_unlike_log, "row 99 of the log"},
    {"Revocation",
     "INSERT INTO status_change (reservation, state, since, reason, logged) VALUES (2, 0, 5, '', 99)",
     table_unlike_log, "the status “current”"},
    {"Reason", "UPDATE status_change SET reason = 'other' WHERE id = 1", table_unlike_log,
     "row 7 of the log"},
    {"StatusTakenOut", "DELETE FROM status_change WHERE id = 2", table_unlike_log,
     "row 10 of the log (replace"},
    {"KeyBackInService", "UPDATE key SET retired_at = NULL", table_unlike_log, "the key 0102030405060708"},
    {"KeyRevokedLater", "UPDATE key SET revoked_since = 5, revoked_at = 5 WHERE purpose = 'seal'",
     table_unlike_log, "is not as the log has it last"},
    {"KeyTakenOut", "PRAGMA foreign_keys = OFF; DELETE FROM key WHERE purpose = 'code'", table_unlike_log,
     "row 3 of the log (add-key"},
    {"Name", "UPDATE name SET name = 'Another' WHERE id = 'wut'", table_unlike_log,
     "the name “Another” of wut"},
    {"NameTakenOut", "DELETE FROM name WHERE id = 'wut'", table_unlike_log, "row 11 of the log (name"},
};

INSTANTIATE_TEST_SUITE_P(Audit, Tampered,
                         ::testing::Combine(::testing::Values(Kept::in_sqlite, Kept::in_postgres),
                                            ::testing::ValuesIn(tamperings)),
                         [](const auto& row) {
                             const bool in_file = std::get<0>(row.param) == Kept::in_sqlite;
                             return std::string(std::get<1>(row.param).name) +
                                    (in_file ? "InSqlite" : "InPostgres");
                         });

// Whoever can write the file can compute a new chain; an end of the log that was written down elsewhere shows
// it.
TEST_P(Audit, ShowsANewChainToWhoeverNotedAnEarlierEnd) {
    const LivedRegistry lived(GetParam());
    const AuditHead noted = lived.scratch.opened()->audit_head().value();
    EXPECT_TRUE(lived.findings(noted).list().empty());
    ASSERT_TRUE(lived.scratch.opened()->note_published("verify.example", sha256("next"), at_noon));
    EXPECT_TRUE(lived.findings(noted).list().empty()) << "the log may grow";
    const Findings other = lived.findings(AuditHead{noted.sequence, sha256("another")});
    EXPECT_THAT(other.list().at(0).error.found, HasSubstr("row 14 of the log"));
    lived.scratch.tamper(
        "DELETE FROM audit WHERE sequence > 13; UPDATE audit_head SET sequence = 13, hash = (SELECT "
        "hash FROM audit WHERE sequence = 13)");
    EXPECT_TRUE(lived.findings().list().empty()) << "publications stand in no table";
    EXPECT_THAT(lived.findings(noted).list().at(0).error.found, HasSubstr("once had a row 14"));
}

TEST_P(Audit, IsNotContinuedWhenItWasCut) {
    const LivedRegistry lived(GetParam());
    lived.scratch.tamper("DELETE FROM audit WHERE sequence > 12");
    const auto store = lived.scratch.opened();
    EXPECT_EQ(store->set_status(lived.reservations[1].number, {State::revoked, noon}, at_noon).error().kind,
              audit_log_cut);
}

// The same chain and details from Python's own sqlite3 (or psql), struct and hashlib.
TEST_P(Audit, IsRecomputedByAnIndependentProgram) {
    const LivedRegistry lived(GetParam());
    ASSERT_TRUE(lived.scratch.opened()->erase(lived.reservations[1].number, {noon + 9, "Ewa", "asked"}));
    const std::string registry =
        GetParam() == Kept::in_sqlite ? lived.scratch.path().string() : lived.scratch.address();
    const std::string command =
        fmt::format("python3 {}/tests/registry/check_registry.py '{}' 2>&1", SOURCE_DIR, registry);
    const auto said = [&] {
        std::string output;
        FILE* pipe = popen(command.c_str(), "r");
        char buffer[4096];
        for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
            output.append(buffer, got);
        pclose(pipe);
        return output;
    };
    EXPECT_EQ(said(),
              "15 rows, 5 reservations, 3 documents, 2 changes of status, 2 keys, 2 names: all fit\n");
    lived.scratch.tamper("UPDATE issued SET pages = 5 WHERE id = 3");
    EXPECT_THAT(said(), HasSubstr("row 9"));
}

}  // namespace
}  // namespace sigillum::registry
