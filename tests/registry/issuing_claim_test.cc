// No two programs issue to the same learners at once.
#include "registry/issuing_claim.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

const ErrorKind free_to_take{"free"};

ErrorKind claimed(const ScratchRegistry& scratch, const IssuingClaim& claim) {
    const auto store = scratch.claimed(claim);
    return store ? free_to_take : store.error().kind;
}

class Claims : public StoreTest {};
SIGILLUM_HOLDS_FOR_EVERY_STORE(Claims);

TEST_P(Claims, KeepTwoRunsFromTheSameLearners) {
    const ScratchRegistry scratch(GetParam());
    scratch.opened();
    {
        const auto first = scratch.claimed({"spring", 1, 3});
        ASSERT_TRUE(first) << to_string(first.error());
        EXPECT_EQ(claimed(scratch, {"spring", 1, 3}), edition_being_issued);
        EXPECT_EQ(claimed(scratch, {"spring", 1, 2}), edition_being_issued) << "another division";
        EXPECT_EQ(claimed(scratch, {"spring"}), edition_being_issued) << "all of it";
        EXPECT_EQ(claimed(scratch, {"spring", 2, 3}), free_to_take);
        EXPECT_EQ(claimed(scratch, {"spring", 3, 3}), free_to_take);
        EXPECT_EQ(claimed(scratch, {"autumn", 1, 3}), free_to_take);
    }
    EXPECT_EQ(claimed(scratch, {"spring"}), free_to_take);
}

TEST_P(Claims, ReachToTheLastPartOfTheFinestDivision) {
    const ScratchRegistry scratch(GetParam());
    scratch.opened();
    const auto last = scratch.claimed({"spring", 10'000, 10'000});
    ASSERT_TRUE(last) << to_string(last.error());
    EXPECT_EQ(claimed(scratch, {"spring", 10'000, 10'000}), edition_being_issued);
    EXPECT_EQ(claimed(scratch, {"spring", 1, 9'999}), edition_being_issued);
    EXPECT_EQ(claimed(scratch, {"spring", 9'999, 10'000}), free_to_take);
}

TEST(ClaimOnAFile, LeavesNothingBeside) {
    const ScratchRegistry scratch;
    scratch.opened();
    const std::filesystem::path lock = scratch.path().string() + "-issuing";
    {
        const auto first = scratch.claimed({"spring", 1, 2}).value();
        {
            const auto second = scratch.claimed({"spring", 2, 2}).value();
            EXPECT_TRUE(std::filesystem::exists(lock));
        }
        EXPECT_TRUE(std::filesystem::exists(lock)) << "the first still holds it";
    }
    EXPECT_FALSE(std::filesystem::exists(lock));
}

// What a killed program leaves is a file that nobody has locked.
TEST(ClaimOnAFile, EndsWithTheProgramThatHeldIt) {
    const ScratchRegistry scratch;
    scratch.opened();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto held = scratch.claimed({"spring"});
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    const std::filesystem::path lock = scratch.path().string() + "-issuing";
    EXPECT_TRUE(std::filesystem::exists(lock));
    EXPECT_EQ(claimed(scratch, {"spring"}), free_to_take);
    EXPECT_FALSE(std::filesystem::exists(lock));
}

}  // namespace
}  // namespace sigillum::registry
