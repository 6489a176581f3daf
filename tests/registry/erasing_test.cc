// Erasing one learner: what goes, what stays, and that the chain holds.
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

// s1 has two certificates, the second in place of the first; s2 has one.
struct Erased {
    ScratchRegistry scratch;
    std::vector<Reservation> reservations;
    std::vector<IssuedCertificate> given;  // what erasing answered

    explicit Erased(Kept kept) : scratch(kept) {
        const auto store = scratch.opened();
        const std::vector<ReservationRequest> requests = {
            {"edition", "s1"}, {"edition", "s2"}, {"edition", "s1", 2}};
        reservations = store->reserve(requests, counted_random(1), at_noon).value();
        EXPECT_TRUE(record(*store, std::vector{named(0), named(1)}, {noon, "Ewa", "rows of the spring"}));
        const Replacement replacement{named(2), reservations[0].number, "corrected"};
        EXPECT_TRUE(store->record_replacements(std::vector{replacement}, {noon, "Ewa", "Kowalsky mistyped"}));
        auto erased = store->erase(reservations[0].number, {noon + 5, "Jan", "request 17"});
        EXPECT_TRUE(erased) << (erased ? "" : to_string(erased.error()));
        given = *erased;
    }

    IssuedDocument named(std::size_t i) const {
        IssuedDocument document = document_for(reservations[i]);
        document.file_name = "KOWALSKI-4711_" + std::to_string(i) + ".pdf";
        return document;
    }
};

class Erasing : public StoreTest {};
SIGILLUM_HOLDS_FOR_EVERY_STORE(Erasing);

TEST_P(Erasing, TakesDigestAndFileNamesOfAllCertificatesOfTheLearner) {
    const Erased erased(GetParam());
    const auto store = erased.scratch.opened();
    for (const std::size_t i : {0U, 2U}) {
        const IssuedCertificate found = store->find(erased.reservations[i].number)->value();
        IssuedCertificate expected{erased.reservations[i], erased.named(i), noon};
        expected.reservation.learner = {};
        expected.document.file_name.clear();
        EXPECT_EQ(found, expected);
    }
    EXPECT_EQ(store->find(erased.reservations[1].number)->value().document, erased.named(1));
    ASSERT_EQ(erased.given.size(), 2U);
    EXPECT_EQ(erased.given[1].document.file_name, "KOWALSKI-4711_2.pdf")
        << "so that the file can be removed too";
}

TEST_P(Erasing, KeepsStatusAndChain) {
    const Erased erased(GetParam());
    const auto store = erased.scratch.opened();
    EXPECT_EQ(store->status(erased.reservations[0].number)->value().successor, erased.reservations[2].number);
    EXPECT_TRUE(store->set_status(erased.reservations[2].number, {State::revoked, noon + 9, "misconduct"},
                                  {noon + 9, "Jan", "found out"}))
        << "what is erased can still be revoked";
    const auto check = store->check(std::nullopt).value();
    EXPECT_TRUE(check.findings.list().empty()) << to_string(check.findings.list().front().error);
}

TEST(ErasingInAFile, LeavesNoWordNorNameInAnyByte) {
    const Erased erased(Kept::in_sqlite);
    for (const auto& entry : std::filesystem::directory_iterator(erased.scratch.path().parent_path())) {
        const Bytes bytes = read_file(entry.path(), 100'000'000).value();
        EXPECT_EQ(bytes.find("KOWALSKI-4711_0"), Bytes::npos) << entry.path();
        EXPECT_EQ(bytes.find("KOWALSKI-4711_2"), Bytes::npos) << entry.path();
        EXPECT_EQ(bytes.find("Kowalsky mistyped"), Bytes::npos) << entry.path();
        const Bytes digest = to_bytes(erased.reservations[0].learner);
        EXPECT_EQ(bytes.find(digest), Bytes::npos) << entry.path();
    }
}

TEST_P(Erasing, TakesTheWordsThatConcernTheLearner) {
    const Erased erased(GetParam());
    std::vector<std::string> words;
    const auto store = erased.scratch.opened();
    ASSERT_TRUE(store->each_audit({}, [&](const AuditEntry& entry) {
        if (!entry.why.empty()) words.push_back(std::string(name_of(entry.action)) + " " + entry.why);
    }));
    EXPECT_EQ(words,
              (std::vector<std::string>{"add-key rows of the spring", "add-key rows of the spring",
                                        "issue rows of the spring", "erase request 17", "erase request 17"}))
        << "those of the other learner, of the keys, and of the erasure itself";
}

TEST_P(Erasing, IsDoneOnceAndNeedsANumberOfThisRegistry) {
    const Erased erased(GetParam());
    const auto store = erased.scratch.opened();
    EXPECT_EQ(store->erase(erased.reservations[2].number, at_noon).error().kind, already_erased);
    EXPECT_EQ(store->erase(CertificateNumber(), at_noon).error().kind, number_not_reserved);
}

TEST_P(Erasing, EndsWhatWasReservedOnly) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const std::vector<ReservationRequest> requests = {{"edition", "s1"}};
    const Reservation reservation = store->reserve(requests, counted_random(1), at_noon)->front();
    EXPECT_TRUE(store->erase(reservation.number, at_noon)->empty());
    EXPECT_EQ(record(*store, std::vector{document_for(reservation)}).error().kind, already_erased);
    EXPECT_NE(store->reserve(requests, counted_random(2), at_noon)->front().number, reservation.number)
        << "the registry no longer knows this learner";
    EXPECT_TRUE(store->check(std::nullopt)->findings.list().empty());
}

}  // namespace
}  // namespace sigillum::registry
