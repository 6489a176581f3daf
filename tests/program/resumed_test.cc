// What a run finds in the folder: documents that count must be those that were signed, others must not stay.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/program/durable_batch.h"
#include "tests/program/fault_injection.h"
#include "tests/program/shell.h"
#include "tests/seal/loopback_authority.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

bool says(const Ran& ran, const std::string& words) { return ran.output.find(words) != std::string::npos; }

TEST(Resumed, ADocumentThatIsNotTheOneThatWasSignedIsAnError) {
    const fs::path edition = batch_of(3, "altered-meanwhile");
    const fs::path out = edition.parent_path() / "out";
    ASSERT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    const std::vector<fs::path> files = documents_in(out);
    ASSERT_EQ(files.size(), 3U);
    const std::string good = content(files[0]);
    const std::string report = content(out / "report.txt");
    std::string flipped = good;
    flipped[flipped.size() / 2] ^= 1;
    for (const std::string& bad : {flipped, content(files[1]), std::string(), good + "\n"}) {
        write(files[0], bad);
        const Ran refused = run(issue_batch(edition, out));
        EXPECT_EQ(refused.exit_code, 1) << refused.output;
        EXPECT_TRUE(says(refused, files[0].filename().string())) << refused.output;
        EXPECT_TRUE(says(refused, "this is not the document that was issued as ")) << refused.output;
    }
    EXPECT_EQ(content(out / "report.txt"), report) << "nothing was begun";
    fs::remove(files[0]);
    EXPECT_TRUE(says(run(issue_batch(edition, out)), "is not there"));
    write(files[0], good);
    EXPECT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    expect_complete(out, 3, "restored");
}

// A number is on one sealed document only, also when the next run names its files otherwise.
TEST(Resumed, WhatAKilledRunLeftWithoutCountingIsRemoved) {
    const fs::path edition = batch_of(6, "left-by-a-kill");
    const fs::path out = edition.parent_path() / "out";
    // The last file is renamed; the registry does not have its row yet.
    const auto points =
        points_of(FaultWay::layer, issue_batch(edition, out), (edition.parent_path() / "calls").string());
    const auto renames = std::count_if(points.begin(), points.end(),
                                       [](const FaultPoint& point) { return point.call == "rename"; });
    ASSERT_GT(renames, 6);
    fs::remove_all(out);
    run(with_fault(FaultWay::layer, {"rename", 6}, Fault::kill, issue_batch(edition, out)));
    ASSERT_EQ(documents_in(out).size(), 5U);
    EXPECT_EQ(ask_registry(out / "registry.sqlite", "select count(*) from issued"), "0\n");

    const std::string toml = content(edition / "edition.toml");
    write(edition / "edition.toml", "file_name = \"{number}\"\n" + toml);
    const Ran resumed = run(issue_batch(edition, out));
    EXPECT_EQ(resumed.exit_code, 0) << resumed.output;
    expect_complete(out, 6, "with other names");
    for (const auto& entry : fs::directory_iterator(out))
        EXPECT_NE(entry.path().extension(), ".part") << entry.path();
}

TEST(Resumed, ABatchThatFailedLeavesNoDocumentButItsKeysAndItsReport) {
    const fs::path edition = batch_of(4, "left-by-a-failure");
    const fs::path out = edition.parent_path() / "out";
    int asked = 0;
    const seal::test::LoopbackServer server([&asked](const Bytes& query) {
        return ++asked <= 2 ? seal::test::Reply{seal::test::answer_to(query)} : seal::test::Reply{Bytes()};
    });
    EXPECT_EQ(run(issue_batch(edition, out, " --tsa " + server.address())).exit_code, 1);
    EXPECT_TRUE(documents_in(out).empty());
    EXPECT_TRUE(fs::exists(out / "code-keys.json"));
    EXPECT_NE(content(out / "report.txt").find("manifest.csv lists what counts"), std::string::npos);
}

TEST(Resumed, ARunThatIsRefusedLeavesTheReportOfTheLastOne) {
    const fs::path edition = batch_of(2, "refused-later");
    const fs::path out = edition.parent_path() / "out";
    ASSERT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    const std::string report = content(out / "report.txt");
    EXPECT_FALSE(report.empty());
    EXPECT_EQ(run(issue_batch(edition, out, " --learner nobody")).exit_code, 1);
    EXPECT_EQ(content(out / "report.txt"), report);
}

TEST(Resumed, FilesOfAPartAreNamedAfterIt) {
    const fs::path edition = batch_of(8, "parts-in-a-folder");
    const fs::path out = edition.parent_path() / "out";
    ASSERT_EQ(run(issue_batch(edition, out, " --shard 01/2")).exit_code, 0);
    EXPECT_TRUE(fs::exists(out / "manifest-1-of-2.csv"));
    EXPECT_NE(content(out / "report-1-of-2.txt").find(", part 1/2\n"), std::string::npos);
    ASSERT_EQ(run(issue_batch(edition, out, " --shard 2/2")).exit_code, 0);
    ASSERT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    expect_complete(out, 8, "both parts");
    EXPECT_FALSE(fs::exists(out / "manifest-1-of-2.csv")) << "the whole manifest holds them";
    EXPECT_FALSE(fs::exists(out / "manifest-2-of-2.json"));
}

// `sigillum issue … 2>&1 | tee log`, where Ctrl-C ends both.
TEST(Resumed, ThatNobodyReadsItsWordsDoesNotStopTheWork) {
    const fs::path edition = batch_of(300, "unread");
    const fs::path out = edition.parent_path() / "out";
    run("bash -c " +
        quoted("(" + issue_batch(edition, out) + " & pid=$!; while [ ! -d " + quoted(out.string()) +
               " ]; do sleep 0.01; done; kill -INT $pid; wait $pid; echo $? > " +
               quoted((edition.parent_path() / "code").string()) + ") 2>&1 | true"));
    const std::string code = content(edition.parent_path() / "code");
    EXPECT_TRUE(code == "3\n" || code == "1\n") << "141: ended by SIGPIPE; here it was " << code;
    expect_nothing_half_made(out, "stopped, and nobody reads");
    EXPECT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    expect_complete(out, 300, "afterwards");
}

}  // namespace
}  // namespace sigillum::tests
