// What every store does: numbers, documents, status.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>
#include <thread>
#include <utility>

#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

constexpr const char* edition = "data-literacy-2026";

std::vector<ReservationRequest> learners(int count, const std::string& of_edition = edition) {
    std::vector<ReservationRequest> requests;
    for (int i = 0; i < count; ++i) requests.push_back({of_edition, fmt::format("s{}", i)});
    return requests;
}

Reservation issue_one(Store& store) {
    const Reservation reservation = store.reserve(learners(1), counted_random(1), at_noon)->front();
    EXPECT_TRUE(record(store, std::vector{document_for(reservation)}));
    return reservation;
}

class Registry : public StoreTest {};
class RegistryStatus : public StoreTest {};
class RegistryReplacement : public StoreTest {};
SIGILLUM_HOLDS_FOR_EVERY_STORE(Registry);
SIGILLUM_HOLDS_FOR_EVERY_STORE(RegistryStatus);
SIGILLUM_HOLDS_FOR_EVERY_STORE(RegistryReplacement);

TEST_P(Registry, GivesEachLearnerANumberAndAPlaceOfTheirOwn) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const auto reservations = store->reserve(learners(500), counted_random(1), at_noon).value();
    ASSERT_EQ(reservations.size(), 500U);
    std::set<CertificateNumber> numbers;
    std::set<std::uint32_t> places;
    for (std::size_t i = 0; i < reservations.size(); ++i) {
        const Reservation& reservation = reservations[i];
        numbers.insert(reservation.number);
        places.insert(reservation.status_index);
        EXPECT_EQ(reservation.edition, edition);
        EXPECT_EQ(reservation.learner, learner_digest(edition, fmt::format("s{}", i)));
        EXPECT_EQ(reservation.status_list, "1");
        EXPECT_LT(reservation.status_index, status_list_size);
        EXPECT_EQ(reservation.reserved_at, noon);
    }
    EXPECT_EQ(numbers.size(), 500U);
    EXPECT_EQ(places.size(), 500U);
}

TEST_P(Registry, GivesTheSameReservationAgainAlsoAfterReopening) {
    const ScratchRegistry scratch(GetParam());
    const auto first = scratch.opened()->reserve(learners(20), counted_random(1), at_noon).value();
    const auto again =
        scratch.opened()->reserve(learners(30), counted_random(2), Act{noon + 99, "tester", ""}).value();
    EXPECT_EQ(std::vector(again.begin(), again.begin() + 20), first);
    EXPECT_EQ(again[20].reserved_at, noon + 99);
}

TEST_P(Registry, TellsEditionsAndGenerationsOfALearnerApart) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const std::vector<ReservationRequest> requests = {{"a", "s1"}, {"b", "s1"}, {"a", "s1", 2}, {"a", "s1"}};
    const auto reservations = store->reserve(requests, counted_random(1), at_noon).value();
    EXPECT_NE(reservations[0].number, reservations[1].number);
    EXPECT_NE(reservations[0].number, reservations[2].number);
    EXPECT_EQ(reservations[0], reservations[3]);
    EXPECT_EQ(store->reserved("a")->size(), 2U);
    EXPECT_EQ(store->reserved("b")->size(), 1U);
    EXPECT_EQ(store->reserved("c")->size(), 0U);
}

TEST_P(Registry, DrawsAgainWhenANumberOrAPlaceIsTaken) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    // Each thirteen bytes are one draw: ten for the number, three for the place.
    std::vector<std::array<std::uint8_t, 13>> draws(5);  // and sixteen are the salt of a learner
    draws[0] = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0};
    draws[1] = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0};     // the number of the first
    draws[2] = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0};     // the place of the first
    draws[3] = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0xFE};  // likewise: only 17 bits count
    draws[4] = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF};
    std::size_t next = 0;
    const RandomSource random = [&](std::span<std::uint8_t> bytes) {
        if (bytes.size() == 16) return;
        ASSERT_LT(next, draws.size());
        std::copy(draws[next].begin(), draws[next].end(), bytes.begin());
        ++next;
    };
    const auto reservations = store->reserve(learners(2), random, at_noon).value();
    EXPECT_EQ(next, draws.size());
    EXPECT_EQ(reservations[0].status_index, 7U);
    EXPECT_EQ(reservations[1].status_index, status_list_size - 1);
}

TEST_P(Registry, ReservesNothingWhenItCannotReserveAll) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const RandomSource stuck = [](std::span<std::uint8_t> bytes) {
        std::fill(bytes.begin(), bytes.end(), std::uint8_t{5});
    };
    EXPECT_EQ(store->reserve(learners(2), stuck, at_noon).error().kind, random_source_repeats);
    EXPECT_TRUE(store->reserved(edition)->empty());
    EXPECT_TRUE(store->reserve(learners(2), counted_random(1), at_noon));
}

TEST_P(Registry, BeginsANewStatusListWhenOneIsThreeQuartersFull) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const int fill = static_cast<int>(status_list_size) / 4 * 3;
    // A hundred thousand answers of a server take too long for a test: there, the list is said to be that
    // full.
    const bool really = GetParam() == Kept::in_sqlite;
    const auto first = store->reserve(learners(really ? fill - 1 : 1), counted_random(1), at_noon).value();
    EXPECT_EQ(first.back().status_list, "1");
    if (!really) scratch.tamper(fmt::format("UPDATE status_list SET taken = {}", fill - 1));
    const auto next = store->reserve(learners(3, "another"), counted_random(2), at_noon).value();
    EXPECT_EQ(next[0].status_list, "1");
    EXPECT_EQ(next[1].status_list, "2");
    EXPECT_EQ(next[2].status_list, "2");
}

TEST_P(Registry, FindsWhatWasIssuedByNumberAndEdition) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const auto reservations = store->reserve(learners(3), counted_random(1), at_noon).value();
    const std::vector documents = {document_for(reservations[2]), document_for(reservations[0])};
    ASSERT_TRUE(record(*store, documents));
    const IssuedCertificate third{reservations[2], documents[0], noon};
    EXPECT_EQ(store->find(reservations[2].number).value(), third);
    EXPECT_EQ(store->issued(edition).value(),
              (std::vector{third, IssuedCertificate{reservations[0], documents[1], noon}}));
    EXPECT_EQ(store->find(reservations[1].number).value(), std::nullopt) << "reserved but not issued";
    EXPECT_EQ(store->reserved(edition).value(), reservations);
}

TEST_P(Registry, PassesOverWhatIsRecordedAlready) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const auto reservations = store->reserve(learners(2), counted_random(1), at_noon).value();
    ASSERT_TRUE(record(*store, std::vector{document_for(reservations[0])}));
    ASSERT_TRUE(record(*store, std::vector{document_for(reservations[0]), document_for(reservations[1])}));
    EXPECT_EQ(store->issued(edition)->size(), 2U);
}

TEST_P(Registry, RefusesASecondDocumentUnderANumberAndASecondNumberForARecord) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const auto reservations = store->reserve(learners(2), counted_random(1), at_noon).value();
    const IssuedDocument issued = document_for(reservations[0]);
    ASSERT_TRUE(record(*store, std::vector{issued}));
    IssuedDocument changed = issued;
    changed.file_digest = sha256("another file");
    IssuedDocument same_record = document_for(reservations[1]);
    same_record.record_digest = issued.record_digest;
    for (const IssuedDocument& refused : {changed, same_record}) {
        EXPECT_EQ(record(*store, std::vector{refused}).error().kind, already_issued);
    }
    EXPECT_EQ(store->find(issued.number)->value().document, issued);
}

TEST_P(Registry, RecordsNothingOfABatchWithAnUnreservedNumber) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const auto reservations = store->reserve(learners(1), counted_random(1), at_noon).value();
    const std::vector batch = {document_for(reservations[0]), document_for(Reservation{})};
    EXPECT_EQ(record(*store, batch).error().kind, number_not_reserved);
    EXPECT_TRUE(store->issued(edition)->empty());
}

TEST_P(RegistryStatus, IsCurrentSinceIssuingUntilItChanges) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const Reservation reservation = issue_one(*store);
    EXPECT_EQ(store->status(reservation.number).value(),
              (Status{.state = State::current, .since = noon + 60}));
    const Status suspended{State::suspended, noon + 100, "inquiry", std::nullopt};
    const Status reinstated{State::current, noon + 200, "", std::nullopt};
    const Status revoked{State::revoked, noon + 300, "obtained-by-deceit", std::nullopt};
    for (const Status& status : {suspended, reinstated, revoked}) {
        ASSERT_TRUE(store->set_status(reservation.number, status, at_noon));
        EXPECT_EQ(store->status(reservation.number).value(), status);
    }
    EXPECT_EQ(scratch.opened()->status(reservation.number).value(), revoked);
}

TEST_P(RegistryStatus, OfAReplacedCertificateNamesItsSuccessor) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const Reservation old = issue_one(*store);
    const std::vector<ReservationRequest> corrected = {{edition, "s0", 2}};
    const CertificateNumber successor = store->reserve(corrected, counted_random(2), at_noon)->front().number;
    const Status replaced{State::replaced, noon + 100, "corrected", successor};
    ASSERT_TRUE(store->set_status(old.number, replaced, at_noon));
    EXPECT_EQ(store->status(old.number).value(), replaced);
}

TEST_P(RegistryStatus, IsFinalWhenRevokedOrReplaced) {
    for (const State state : {State::revoked, State::replaced}) {
        const ScratchRegistry scratch(GetParam());
        const auto store = scratch.opened();
        const Reservation reservation = issue_one(*store);
        const Status final{state, noon + 100, "", std::nullopt};
        ASSERT_TRUE(store->set_status(reservation.number, final, at_noon));
        for (const State later : {State::current, State::suspended, State::revoked, State::replaced}) {
            EXPECT_EQ(store->set_status(reservation.number, {later, noon + 200, "", std::nullopt}, at_noon)
                          .error()
                          .kind,
                      status_is_final);
        }
        EXPECT_EQ(store->status(reservation.number).value(), final);
    }
}

TEST_P(RegistryStatus, BelongsToIssuedCertificatesOnly) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const CertificateNumber reserved =
        store->reserve(learners(1), counted_random(1), at_noon)->front().number;
    for (const CertificateNumber& number : {reserved, CertificateNumber()}) {
        EXPECT_EQ(store->status(number).value(), std::nullopt);
        EXPECT_EQ(store->set_status(number, {State::revoked, noon, "", std::nullopt}, at_noon).error().kind,
                  number_not_issued);
    }
}

TEST_P(RegistryStatus, IsRefusedWithAnUnknownSuccessor) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const Reservation reservation = issue_one(*store);
    const Status replaced{State::replaced, noon, "", CertificateNumber()};
    EXPECT_EQ(store->set_status(reservation.number, replaced, at_noon).error().kind, number_not_reserved);
    EXPECT_EQ(store->status(reservation.number)->value().state, State::current);
}

TEST_P(RegistryStatus, ChangesOnlyToWhatItIsNot) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const CertificateNumber number = issue_one(*store).number;
    EXPECT_EQ(store->set_status(number, {State::current, noon}, at_noon).error().kind, status_unchanged);
    ASSERT_TRUE(store->set_status(number, {State::suspended, noon}, at_noon));
    EXPECT_EQ(store->set_status(number, {State::suspended, noon}, at_noon).error().kind, status_unchanged);
    EXPECT_TRUE(store->set_status(number, {State::current, noon}, at_noon));
}

TEST_P(RegistryStatus, ListsWhatIsNotCurrentByIndex) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    EXPECT_TRUE(store->status_lists()->empty());
    const auto reservations = store->reserve(learners(4), counted_random(1), at_noon).value();
    std::vector<IssuedDocument> documents;
    for (const Reservation& reservation : reservations) documents.push_back(document_for(reservation));
    ASSERT_TRUE(record(*store, documents));
    EXPECT_EQ(store->status_lists().value(), std::vector<std::string>{"1"});
    EXPECT_TRUE(store->not_current("1")->empty());
    const Status suspended{State::suspended, noon + 1, "under-review"};
    const Status revoked{State::revoked, noon + 2, "misconduct"};
    ASSERT_TRUE(store->set_status(reservations[0].number, suspended, at_noon));
    ASSERT_TRUE(store->set_status(reservations[1].number, suspended, at_noon));
    ASSERT_TRUE(store->set_status(reservations[1].number, {State::current, noon + 2}, at_noon));
    ASSERT_TRUE(store->set_status(reservations[2].number, suspended, at_noon));
    ASSERT_TRUE(store->set_status(reservations[2].number, revoked, at_noon));
    std::vector<ListedStatus> expected = {{reservations[0].number, reservations[0].status_index, suspended},
                                          {reservations[2].number, reservations[2].status_index, revoked}};
    if (expected[1].index < expected[0].index) std::swap(expected[0], expected[1]);
    EXPECT_EQ(store->not_current("1").value(), expected);
    EXPECT_TRUE(store->not_current("2")->empty());
}

TEST_P(Registry, HandsOutEverythingIssuedOneAfterTheOther) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const auto reservations = store->reserve(learners(3), counted_random(1), at_noon).value();
    ASSERT_TRUE(record(*store, std::vector{document_for(reservations[2]), document_for(reservations[0])}));
    std::vector<CertificateNumber> seen;
    ASSERT_TRUE(
        store->each_issued([&](const IssuedCertificate& issued) { seen.push_back(issued.document.number); }));
    EXPECT_EQ(seen, (std::vector{reservations[2].number, reservations[0].number}));
}

TEST_P(RegistryReplacement, RecordsTheNewAndMarksTheOldAtOnce) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const Reservation old = issue_one(*store);
    const std::vector<ReservationRequest> corrected = {{edition, "s0", 2}};
    const Reservation next = store->reserve(corrected, counted_random(2), at_noon)->front();
    const std::vector replacements = {Replacement{document_for(next), old.number, "name-changed"}};
    const Act later{noon + 100, "tester", ""};
    ASSERT_TRUE(store->record_replacements(replacements, later));
    EXPECT_EQ(store->status(old.number)->value(),
              (Status{State::replaced, noon + 100, "name-changed", next.number}));
    EXPECT_EQ(store->status(next.number)->value().state, State::current);
    const AuditHead head = store->audit_head().value();
    ASSERT_TRUE(store->record_replacements(replacements, later)) << "again, after an interruption";
    EXPECT_EQ(store->audit_head().value(), head);
}

TEST_P(RegistryReplacement, RecordsNothingWhenTheOldOneCannotBeReplaced) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const Reservation old = issue_one(*store);
    ASSERT_TRUE(store->set_status(old.number, {State::revoked, noon, "misconduct"}, at_noon));
    const std::vector<ReservationRequest> corrected = {{edition, "s0", 2}};
    const Reservation next = store->reserve(corrected, counted_random(2), at_noon)->front();
    const std::vector replacements = {Replacement{document_for(next), old.number, "corrected"}};
    EXPECT_EQ(store->record_replacements(replacements, at_noon).error().kind, status_is_final);
    EXPECT_EQ(store->find(next.number).value(), std::nullopt);
}

TEST_P(Registry, SharedByTwoProgramsGivesNothingTwice) {
    const ScratchRegistry scratch(GetParam());
    scratch.opened();
    const auto reserve_all = [&](unsigned seed, const std::string& of_edition,
                                 std::vector<Reservation>& into) {
        const auto store = scratch.opened_as(Access::read_write).value();
        for (int i = 0; i < 50; ++i) {
            const std::vector<ReservationRequest> requests = {{"shared", fmt::format("s{}", i)},
                                                              {of_edition, fmt::format("s{}", i)}};
            const auto given =
                store->reserve(requests, counted_random(seed + static_cast<unsigned>(i)), at_noon).value();
            into.insert(into.end(), given.begin(), given.end());
        }
    };
    std::vector<Reservation> one;
    std::vector<Reservation> other;
    std::thread beside([&] { reserve_all(1, "one", one); });
    reserve_all(1, "other", other);
    beside.join();
    std::set<CertificateNumber> numbers;
    for (std::size_t i = 0; i < one.size(); ++i) {
        numbers.insert(one[i].number);
        numbers.insert(other[i].number);
        if (i % 2 == 0) {
            EXPECT_EQ(one[i], other[i]);
        }
    }
    EXPECT_EQ(numbers.size(), 150U);
}

}  // namespace
}  // namespace sigillum::registry
