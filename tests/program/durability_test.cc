// A run that is killed, stopped or disturbed leaves nothing half-made, and the next run brings it to the same
// end.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/program/durable_batch.h"
#include "tests/program/shell.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/loopback_authority.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

TEST(Durability, KilledAtAnyMomentItContinues) {
    const fs::path edition = batch_of(600, "killed-any-time");
    const fs::path out = edition.parent_path() / "out";
    for (const char* seconds : {"0.3", "0.7", "1.1", "1.6"}) {
        run("timeout -s KILL " + std::string(seconds) + " " + issue_batch(edition, out));
        expect_nothing_half_made(out, seconds);
    }
    const Ran resumed = run(issue_batch(edition, out));
    EXPECT_EQ(resumed.exit_code, 0) << resumed.output;
    expect_complete(out, 600, "after four kills");
}

TEST(Durability, AStopOnRequestKeepsWhatWasMade) {
    const fs::path edition = batch_of(1500, "stopped");
    const fs::path out = edition.parent_path() / "out";
    const std::string at_first_batch = "(" + issue_batch(edition, out) + " & pid=$!; while [ $(ls " +
                                       quoted(out.string()) +
                                       " 2>/dev/null | grep -c pdf) -lt 3 ] && kill -0 $pid; do sleep 0.02; "
                                       "done; kill -INT $pid; wait $pid)";
    const Ran stopped = run(at_first_batch);
    EXPECT_EQ(stopped.exit_code, 3) << stopped.output;
    EXPECT_NE(stopped.output.find("stopped on request: "), std::string::npos) << stopped.output;
    EXPECT_NE(stopped.output.find("the same command again"), std::string::npos) << stopped.output;
    expect_nothing_half_made(out, "stopped");
    const std::string made = ask_registry(out / "registry.sqlite", "select count(*) from issued");
    EXPECT_EQ(std::stoi(made) % 256, 0) << "whole batches count";
    EXPECT_GT(std::stoi(made), 0);
    EXPECT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    expect_complete(out, 1500, "after the stop");
}

TEST(Durability, ARegistryThatAnotherHoldsIsNamed) {
    const fs::path edition = batch_of(3, "locked");
    const fs::path out = edition.parent_path() / "out";
    ASSERT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    std::ofstream(edition / "learners.csv", std::ios::app) << "late,Ada Late,,neutral\n";
    const std::string holding =
        "python3 -c \"import sqlite3,sys,time; c=sqlite3.connect(sys.argv[1],isolation_level=None); "
        "c.execute('BEGIN EXCLUSIVE'); open(sys.argv[2],'w'); time.sleep(60)\" " +
        quoted((out / "registry.sqlite").string()) + " " + quoted((out / "held").string()) +
        " & holder=$!; while [ ! -e " + quoted((out / "held").string()) + " ]; do sleep 0.05; done; ";
    const Ran ran = run(holding + issue_batch(edition, out) + "; code=$?; kill $holder; exit $code");
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    EXPECT_NE(ran.output.find("locked by another program"), std::string::npos) << ran.output;
    fs::remove(out / "held");
    EXPECT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    expect_complete(out, 4, "once it is free");
}

TEST(Durability, TwoRunsStartedAtOnceEndAsOne) {
    const fs::path edition = batch_of(60, "two-runs");
    const fs::path out = edition.parent_path() / "out";
    const Ran both = run(issue_batch(edition, out) + " & one=$!; " + issue_batch(edition, out) +
                         "; two=$?; wait $one; echo codes $? $two");
    const Ran after = run(issue_batch(edition, out));
    EXPECT_EQ(after.exit_code, 0) << both.output << after.output;
    expect_complete(out, 60, both.output);
}

struct Answers {
    const char* name;
    std::function<seal::test::Reply(const Bytes&)> reply;
    const char* words;
};

// Exit 0 never comes with a missing document, and the error names the authority.
TEST(Durability, AnAuthorityThatIsOutOfOrderIsNamed) {
    const fs::path edition = batch_of(4, "out-of-order");
    const fs::path out = edition.parent_path() / "out";
    int asked = 0;
    const std::vector<Answers> all = {
        {"nonsense", [](const Bytes&) { return seal::test::Reply{Bytes("no time stamp at all")}; },
         "answered something that is no time stamp"},
        {"answers too late",
         [](const Bytes& query) {
             std::this_thread::sleep_for(std::chrono::seconds(12));
             return seal::test::Reply{seal::test::answer_to(query)};
         },
         "did not answer within 10000 ms"},
        {"breaks off after two",
         [&asked](const Bytes& query) {
             return ++asked <= 2 ? seal::test::Reply{seal::test::answer_to(query)}
                                 : seal::test::Reply{Bytes()};
         },
         "answered something that is no time stamp"},
    };
    for (const Answers& answers : all) {
        const seal::test::LoopbackServer server(answers.reply);
        const Ran ran = run(issue_batch(edition, out, " --tsa " + server.address()));
        EXPECT_EQ(ran.exit_code, 1) << answers.name << ran.output;
        EXPECT_NE(ran.output.find(server.address()), std::string::npos) << answers.name << ran.output;
        EXPECT_NE(ran.output.find(answers.words), std::string::npos) << answers.name << ran.output;
        expect_nothing_half_made(out, answers.name);
        EXPECT_EQ(ask_registry(out / "registry.sqlite", "select count(*) from issued"), "0\n")
            << answers.name;
    }
    EXPECT_EQ(run(issue_batch(edition, out)).exit_code, 0);
    expect_complete(out, 4, "without an authority");
}

}  // namespace
}  // namespace sigillum::tests
