// Three programs at work on one registry at once: nothing is given out twice, nothing is lost, the log is one
// chain.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <string>
#include <vector>

#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

constexpr int programs = 3;
constexpr int rounds = 12;

std::vector<ReservationRequest> requests_of(int program, int round) {
    std::vector<ReservationRequest> requests;
    for (int i = 0; i < 5; ++i) requests.push_back({"shared", fmt::format("s{}", round * 3 + i)});
    for (int i = 0; i < 5; ++i)
        requests.push_back({fmt::format("own-{}", program), fmt::format("s{}-{}", round, i)});
    return requests;
}

// Reserves what others reserve too and what only it does, records its own, suspends some of it, publishes.
// The same randomness for all makes them draw the same numbers.
bool work(const ScratchRegistry& scratch, int program) {
    const auto store = scratch.opened();
    const RandomSource random = counted_random(7);
    const Act act{noon, fmt::format("program {}", program), "many at once"};
    for (int round = 0; round < rounds; ++round) {
        const auto given = store->reserve(requests_of(program, round), random, act);
        if (!given) return false;
        std::vector<IssuedDocument> documents;
        for (std::size_t i = 5; i < given->size(); ++i) documents.push_back(document_for((*given)[i]));
        if (!record(*store, documents, act)) return false;
        if (!store->set_status(documents[0].number, {State::suspended, noon, "under-review"}, act))
            return false;
        if (!store->note_published("verify.example", sha256("lists"), act)) return false;
    }
    return true;
}

class ManyPrograms : public StoreTest {};
SIGILLUM_HOLDS_FOR_EVERY_STORE(ManyPrograms);

TEST_P(ManyPrograms, HammerOneRegistry) {
    const ScratchRegistry scratch(GetParam());
    std::vector<pid_t> children;
    for (int program = 0; program < programs; ++program) {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(work(scratch, program) ? 0 : 1);
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    }
    const auto store = scratch.opened();
    std::set<CertificateNumber> numbers;
    std::set<std::pair<std::string, std::uint32_t>> places;
    const std::size_t shared = 3 * (rounds - 1) + 5;
    EXPECT_EQ(store->reserved("shared")->size(), shared);
    std::vector<std::string> editions = {"shared"};
    for (int program = 0; program < programs; ++program) {
        editions.push_back(fmt::format("own-{}", program));
        EXPECT_EQ(store->issued(editions.back())->size(), 5U * rounds);
    }
    for (const std::string& edition : editions) {
        const auto reserved = store->reserved(edition).value();
        for (const Reservation& reservation : reserved) {
            numbers.insert(reservation.number);
            places.emplace(reservation.status_list, reservation.status_index);
        }
    }
    EXPECT_EQ(numbers.size(), shared + programs * rounds * 5U);
    EXPECT_EQ(places.size(), numbers.size());
    EXPECT_EQ(store->not_current("1")->size(), static_cast<std::size_t>(programs * rounds));
    const auto check = store->check(std::nullopt).value();
    EXPECT_TRUE(check.findings.list().empty()) << to_string(check.findings.list().front().error);
    EXPECT_EQ(check.documents, programs * rounds * 5);
}

}  // namespace
}  // namespace sigillum::registry
