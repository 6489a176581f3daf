// Proofs of units in the audit log: a row that leads nowhere once the learner is erased.
#include <gtest/gtest.h>

#include "registry/log_details.h"
#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

std::vector<AuditEntry> log_of(Store& store, const CertificateNumber& number) {
    std::vector<AuditEntry> entries;
    EXPECT_TRUE(store.each_audit(number.text(), [&](const AuditEntry& entry) { entries.push_back(entry); }));
    return entries;
}

// The row of the proofs: the last one about the number.
AuditEntry proofs_row(Store& store, const CertificateNumber& number) {
    const auto entries = log_of(store, number);
    EXPECT_FALSE(entries.empty());
    return entries.empty() ? AuditEntry() : entries.back();
}

// A reserved number with proofs noted for it.
struct Noted {
    ScratchRegistry scratch;
    CertificateNumber number;

    Noted() {
        const auto store = scratch.opened();
        const std::vector<ReservationRequest> requests = {{"edition", "s1"}};
        number = store->reserve(requests, counted_random(1), at_noon)->front().number;
        EXPECT_TRUE(store->note_proofs(number, sha256("proofs"), {noon + 1, "Ewa", "handed in by post"}));
    }
};

TEST(NotedProofs, AreARowOfTheLogThatFits) {
    const Noted noted;
    const auto store = noted.scratch.opened();
    const AuditEntry row = proofs_row(*store, noted.number);
    EXPECT_EQ(row.action, Action::prove);
    EXPECT_EQ(row.by, "Ewa");
    EXPECT_EQ(row.at, noon + 1);
    EXPECT_EQ(row.why, "handed in by post");
    const auto check = store->check(std::nullopt).value();
    EXPECT_TRUE(check.findings.list().empty());
}

// Without the salt the digest of the proofs alone confirms nothing.
TEST(NotedProofs, AreSealedWithTheLearnersSalt) {
    const Noted noted;
    const AuditEntry row = proofs_row(*noted.scratch.opened(), noted.number);
    ASSERT_EQ(row.action, Action::prove);
    EXPECT_NE(row.details, details_of_proofs(noted.number, sha256("proofs")));
    EXPECT_NE(row.details, details_of_proofs(noted.number, seal_of({}, to_bytes(sha256("proofs")))));
}

TEST(NotedProofs, KeepTheChainWhenTheLearnerIsErased) {
    const Noted noted;
    const auto store = noted.scratch.opened();
    ASSERT_TRUE(store->erase(noted.number, {noon + 2, "Jan", ""}));
    const auto check = store->check(std::nullopt).value();
    EXPECT_TRUE(check.findings.list().empty()) << to_string(check.findings.list().front().error);
    for (const AuditEntry& entry : log_of(*store, noted.number)) EXPECT_EQ(entry.why, "");
    const Done again = store->note_proofs(noted.number, sha256("proofs"), at_noon);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, already_erased);
}

TEST(NotedProofs, NeedAReservedNumber) {
    const ScratchRegistry scratch;
    const Done done = scratch.opened()->note_proofs(CertificateNumber(), sha256("proofs"), at_noon);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, number_not_reserved);
}

}  // namespace
}  // namespace sigillum::registry
