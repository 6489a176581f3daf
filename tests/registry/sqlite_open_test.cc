#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "registry/sqlite_store.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

const std::vector<ReservationRequest> one_learner = {{"edition", "s1"}};

void run_sql(const std::filesystem::path& path, const char* sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
}

ErrorKind refusal(const std::filesystem::path& path, Access access = Access::read_write) {
    const auto store = open_sqlite_store(path, {.access = access});
    return store ? ErrorKind{"it was opened"} : store.error().kind;
}

TEST(OpenRegistry, MakesAFileForItsOwnerOnlyAndLeavesNothingBeside) {
    const ScratchRegistry scratch;
    scratch.opened();
    struct stat about {};
    ASSERT_EQ(::stat(scratch.path().c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path().parent_path()))
        files += entry.is_regular_file();
    EXPECT_EQ(files, 1);
}

TEST(OpenRegistry, MakesNothingUnlessItIsAskedTo) {
    const ScratchRegistry scratch;
    EXPECT_EQ(refusal(scratch.path(), Access::read_write), registry_missing);
    EXPECT_EQ(refusal(scratch.path(), Access::read_only), registry_missing);
    EXPECT_FALSE(std::filesystem::exists(scratch.path()));
}

TEST(OpenRegistry, IsRefusedInAFolderThatIsNotThere) {
    const ScratchRegistry scratch;
    EXPECT_EQ(refusal(scratch.path().parent_path() / "nowhere" / "registry.db", Access::create_if_missing),
              registry_unavailable);
    EXPECT_EQ(refusal(scratch.path().parent_path(), Access::create_if_missing), registry_unavailable)
        << "a folder";
}

TEST(OpenRegistry, IsRefusedForAFileOfAnotherKind) {
    const ScratchRegistry scratch;
    for (const std::string& content :
         {std::string(), std::string("not a database, but long enough to have a header"),
          std::string(8192, 'x')}) {
        std::ofstream(scratch.path(), std::ios::binary | std::ios::trunc) << content;
        EXPECT_EQ(refusal(scratch.path()), not_a_registry) << content.size();
        EXPECT_EQ(refusal(scratch.path(), Access::create_if_missing), not_a_registry) << content.size();
        EXPECT_EQ(read_file(scratch.path(), 10000).value(), content) << "it is left as it was";
    }
}

TEST(OpenRegistry, IsRefusedForTheDatabaseOfAnotherProgram) {
    const ScratchRegistry scratch;
    run_sql(scratch.path(), "CREATE TABLE t (a)");
    EXPECT_EQ(refusal(scratch.path()), not_a_registry);
}

TEST(OpenRegistry, IsRefusedForALaterSchema) {
    const ScratchRegistry scratch;
    scratch.opened();
    run_sql(scratch.path(), "PRAGMA user_version = 99");
    EXPECT_EQ(refusal(scratch.path()), registry_newer);
    EXPECT_EQ(refusal(scratch.path(), Access::read_only), registry_newer);
}

TEST(OpenRegistry, NamesDamage) {
    const ScratchRegistry scratch;
    {
        const auto store = scratch.opened();
        std::vector<ReservationRequest> requests;
        for (int i = 0; i < 2000; ++i) requests.push_back({"edition", std::to_string(i)});
        ASSERT_TRUE(store->reserve(requests, counted_random(1), Act{0, "tester", ""}));
    }
    Bytes content = read_file(scratch.path(), 10'000'000).value();
    std::fill(content.begin() + 4096, content.end(),
              '\x5A');  // all pages but the first, which names the tables
    std::ofstream(scratch.path(), std::ios::binary | std::ios::trunc) << content;
    const auto store = open_sqlite_store(scratch.path(), {});
    EXPECT_EQ(store ? store.value()->reserved("edition").error().kind : store.error().kind, registry_corrupt);
}

TEST(OpenRegistry, ReadOnlyReadsAndChangesNothing) {
    const ScratchRegistry scratch;
    const auto reserved =
        scratch.opened()->reserve(one_learner, counted_random(1), Act{5, "tester", ""}).value();
    const auto store = open_sqlite_store(scratch.path(), {.access = Access::read_only}).value();
    EXPECT_EQ(store->reserved("edition").value(), reserved);
    const std::vector<ReservationRequest> another = {{"edition", "s2"}};
    EXPECT_EQ(store->reserve(another, counted_random(2), Act{5, "tester", ""}).error().kind,
              registry_unavailable);
    EXPECT_EQ(scratch.opened()->reserved("edition").value(), reserved);
}

std::vector<std::string> files_beside(const std::filesystem::path& path) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path.parent_path()))
        if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(OpenRegistry, ReadOnlyLeavesNothingBesideTheFileAndNotAByteElse) {
    const ScratchRegistry scratch;
    scratch.opened()->reserve(one_learner, counted_random(1), Act{5, "tester", ""}).value();
    const std::vector<std::string> before = files_beside(scratch.path());
    const Bytes content = read_file(scratch.path(), 10'000'000).value();
    {
        const auto reader = open_sqlite_store(scratch.path(), {.access = Access::read_only}).value();
        EXPECT_EQ(reader->reserved("edition")->size(), 1U);
    }
    EXPECT_EQ(files_beside(scratch.path()), before);
    EXPECT_EQ(read_file(scratch.path(), 10'000'000).value(), content);
}

TEST(OpenRegistry, ReadOnlyLeavesTheCompanionsOfAProgramThatWrites) {
    const ScratchRegistry scratch;
    const auto writer = scratch.opened();
    writer->reserve(one_learner, counted_random(1), Act{5, "tester", ""}).value();
    const std::vector<std::string> before = files_beside(scratch.path());
    ASSERT_GT(before.size(), 1U) << "the writer's log";
    for (int round = 1; round < 3; ++round) {
        const auto reader = open_sqlite_store(scratch.path(), {.access = Access::read_only}).value();
        EXPECT_EQ(reader->reserved("edition")->size(), static_cast<std::size_t>(round));
        const std::vector<ReservationRequest> next = {{"edition", "s" + std::to_string(round + 1)}};
        ASSERT_TRUE(writer->reserve(next, counted_random(round + 1), Act{5, "tester", ""}));
    }
    EXPECT_EQ(files_beside(scratch.path()), before);
    EXPECT_EQ(writer->reserved("edition")->size(), 3U);
}

TEST(OpenRegistry, ReadOnlySeesWhatAnotherProgramCommitsMeanwhile) {
    const ScratchRegistry scratch;
    const auto writer = scratch.opened();
    const auto reader = open_sqlite_store(scratch.path(), {.access = Access::read_only}).value();
    EXPECT_TRUE(reader->reserved("edition")->empty());
    ASSERT_TRUE(writer->reserve(one_learner, counted_random(1), Act{5, "tester", ""}));
    EXPECT_EQ(reader->reserved("edition")->size(), 1U);
}

TEST(OpenRegistry, ReadsFromAFolderThatCannotBeWritten) {
    if (::geteuid() == 0) GTEST_SKIP() << "root writes to every folder";
    const ScratchRegistry scratch;
    scratch.opened()->reserve(one_learner, counted_random(1), Act{5, "tester", ""}).value();
    ::chmod(scratch.path().parent_path().c_str(), 0500);
    const auto store = open_sqlite_store(scratch.path(), {.access = Access::read_only});
    ::chmod(scratch.path().parent_path().c_str(), 0700);
    ASSERT_TRUE(store) << to_string(store.error());
    EXPECT_EQ((*store)->reserved("edition")->size(), 1U);
}

TEST(OpenRegistry, TakesPathsWithCharactersThatMeanSomethingInAUri) {
    const ScratchRegistry scratch;
    const std::filesystem::path path = scratch.path().parent_path() / "a?b#c%41 ü.db";
    ASSERT_TRUE(open_sqlite_store(path, {.access = Access::create_if_missing}));
    EXPECT_TRUE(std::filesystem::exists(path));
    EXPECT_TRUE(open_sqlite_store(path, {}));
}

TEST(OpenRegistry, GivesUpOnALockAfterItsPatience) {
    const ScratchRegistry scratch;
    scratch.opened();
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(scratch.path().c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto store = open_sqlite_store(scratch.path(), {.patience = std::chrono::milliseconds(20)}).value();
    EXPECT_EQ(store->reserve(one_learner, counted_random(1), Act{5, "tester", ""}).error().kind,
              registry_locked);
    EXPECT_TRUE(store->reserved("edition")->empty()) << "reading goes on";
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    EXPECT_TRUE(store->reserve(one_learner, counted_random(1), Act{5, "tester", ""}));
}

TEST(OpenRegistry, ByManyAtOnceMakesOneRegistry) {
    const ScratchRegistry scratch;
    std::vector<std::thread> threads;
    std::vector<CertificateNumber> numbers(8);
    for (unsigned i = 0; i < numbers.size(); ++i) {
        threads.emplace_back([&, i] {
            const auto store =
                open_sqlite_store(scratch.path(), {Access::create_if_missing, std::chrono::seconds(30)});
            numbers[i] =
                store.value()->reserve(one_learner, counted_random(i), Act{5, "tester", ""})->front().number;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const CertificateNumber& number : numbers) EXPECT_EQ(number, numbers[0]);
}

}  // namespace
}  // namespace sigillum::registry
