// A run that is killed, starved or disturbed leaves nothing half-made, and the next run brings it to the same
// end. SIGILLUM_ALL_FAULTS=1 kills at every system call that writes, renames or syncs instead of at a spread.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/program/shell.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/loopback_authority.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

constexpr int learners = 20;
// What changes a file or makes it durable. Each thread of a run is traced.
constexpr const char* faulty_calls = "write,pwrite64,rename,fsync,fdatasync,syncfs,ftruncate,unlink";

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// An edition of one page a document.
fs::path edition_of(int count, const std::string& name) {
    const fs::path folder = empty_folder(name);
    const fs::path sample = fs::path(SOURCE_DIR) / "samples/ai-in-higher-education";
    fs::create_directories(folder / "edition");
    fs::copy_file(sample / "edition.toml", folder / "edition/edition.toml");
    fs::copy(sample.parent_path() / "directory", folder / "directory", fs::copy_options::recursive);
    std::ofstream list(folder / "edition/learners.csv");
    list << "key,name,latin_name,form\n";
    for (int i = 0; i < count; ++i) {
        std::string letters = "aaa";
        for (int rest = i, place = 2; place >= 0; --place, rest /= 26)
            letters[static_cast<std::size_t>(place)] = static_cast<char>('a' + rest % 26);
        list << "k" << i << ",Ada Test" << letters << ",,neutral\n";
    }
    return folder / "edition";
}

std::string issue(const fs::path& edition, const fs::path& out, const std::string& options = {}) {
    return quoted(program().string()) + " issue " + quoted(edition.string()) + " --out " +
           quoted(out.string()) + " --keys " + quoted(keys_folder().string()) +
           " --time 2026-12-01T10:00:00Z --jobs 1" + options;
}

std::string sqlite(const fs::path& registry, const std::string& query) {
    return run("python3 -c \"import sqlite3,sys; print(*[r[0] for r in "
               "sqlite3.connect(sys.argv[1]).execute(sys.argv[2])])\" " +
               quoted(registry.string()) + " " + quoted(query))
        .output;
}

// The end that every run must come to: each learner once, each file whole and as the registry has it.
void expect_complete(const fs::path& out, int count, const std::string& when) {
    const auto manifest = nlohmann::json::parse(content(out / "manifest.json"), nullptr, false);
    ASSERT_FALSE(manifest.is_discarded()) << when;
    std::set<std::string> keys;
    std::set<std::string> numbers;
    std::set<std::string> files;
    for (const auto& document : manifest["documents"]) {
        keys.insert(document["learner"].get<std::string>());
        numbers.insert(document["number"].get<std::string>());
        files.insert(document["file"].get<std::string>());
    }
    EXPECT_EQ(static_cast<int>(keys.size()), count) << when;
    EXPECT_EQ(static_cast<int>(numbers.size()), count) << when;
    std::set<std::string> on_disk;
    for (const fs::path& document : documents_in(out)) on_disk.insert(document.filename().string());
    EXPECT_EQ(on_disk, files) << when;
    std::string list;
    for (const auto& document : manifest["documents"])
        list += document["sha256"].get<std::string>() + "  " + document["file"].get<std::string>() + "\n";
    std::ofstream(out / "sums") << list;
    EXPECT_EQ(run("cd " + quoted(out.string()) + " && sha256sum --quiet -c sums").output, "") << when;
    fs::remove(out / "sums");
    const std::string held = std::to_string(count) + "\n";
    EXPECT_EQ(sqlite(out / "registry.sqlite", "select count(*) from reservation"), held)
        << when << ": numbers";
    EXPECT_EQ(sqlite(out / "registry.sqlite", "select count(*) from issued"), held) << when << ": rows";
    const Ran checked = run(quoted(program().string()) + " registry check --out " + quoted(out.string()));
    EXPECT_EQ(checked.exit_code, 0) << when << checked.output;
}

// No document counts that is not there whole.
void expect_nothing_half_made(const fs::path& out, const std::string& when) {
    if (!fs::exists(out / "registry.sqlite")) return;
    std::istringstream rows(
        sqlite(out / "registry.sqlite", "select lower(hex(file_digest)) || '*' || file_name from issued"));
    for (std::string row; rows >> row;) {
        const auto star = row.find('*');
        const fs::path file = out / row.substr(star + 1);
        EXPECT_EQ(run("sha256sum < " + quoted(file.string())).output.substr(0, 64), row.substr(0, star))
            << when;
    }
    for (const fs::path& document : documents_in(out)) {
        const std::string bytes = content(document);
        EXPECT_TRUE(bytes.ends_with("%%EOF\n")) << when << ": " << document << " is half-written";
    }
}

bool can_trace() { return run("strace -f -e trace=none true").exit_code == 0; }

struct Point {
    std::string call;
    int nth = 1;
};

// Every call of a clean run at which it can be killed.
std::vector<Point> points_of(const fs::path& edition, const fs::path& out) {
    const fs::path log = out.parent_path() / "calls";
    const Ran ran = run("strace -f -c -U name,calls -o " + quoted(log.string()) +
                        " -e trace=" + faulty_calls + " " + issue(edition, out));
    EXPECT_EQ(ran.exit_code, 0) << ran.output;
    std::vector<Point> points;
    std::ifstream table(log);
    for (std::string line; std::getline(table, line);) {
        std::istringstream cells(line);
        std::string name;
        int calls = 0;
        if (!(cells >> name >> calls) || name == "total") continue;
        for (int n = 1; n <= calls; ++n) points.push_back({name, n});
    }
    return points;
}

TEST(Durability, KilledAtAnyCallThatWritesRenamesOrSyncsItContinues) {
    if (!can_trace()) GTEST_SKIP() << "this machine permits no tracing";
    const fs::path edition = edition_of(learners, "killed");
    const fs::path out = edition.parent_path() / "out";
    const std::vector<Point> points = points_of(edition, out);
    ASSERT_GT(points.size(), 60U);
    expect_complete(out, learners, "a clean run");
    const char* all = std::getenv("SIGILLUM_ALL_FAULTS");
    const std::size_t step = all != nullptr ? 1 : std::max<std::size_t>(1, points.size() / 24);
    int killed = 0;
    for (std::size_t i = 0; i < points.size(); i += step) {
        const std::string when = points[i].call + " " + std::to_string(points[i].nth);
        fs::remove_all(out);
        const Ran dead =
            run("strace -f -o /dev/null -e trace=" + points[i].call + " -e inject=" + points[i].call +
                ":signal=KILL:when=" + std::to_string(points[i].nth) + " " + issue(edition, out));
        killed += dead.exit_code != 0 ? 1 : 0;
        expect_nothing_half_made(out, when);
        const Ran resumed = run(issue(edition, out));
        EXPECT_EQ(resumed.exit_code, 0) << when << resumed.output;
        expect_complete(out, learners, when);
        if (HasFatalFailure() || HasNonfatalFailure()) break;
    }
    // Not every run makes exactly the same calls; nearly all points must have been met.
    EXPECT_GE(killed, static_cast<int>((points.size() + step - 1) / step * 9 / 10));
}

TEST(Durability, KilledAtAnyMomentItContinues) {
    const fs::path edition = edition_of(600, "killed-any-time");
    const fs::path out = edition.parent_path() / "out";
    for (const char* seconds : {"0.3", "0.7", "1.1", "1.6"}) {
        run("timeout -s KILL " + std::string(seconds) + " " + issue(edition, out));
        expect_nothing_half_made(out, seconds);
    }
    const Ran resumed = run(issue(edition, out));
    EXPECT_EQ(resumed.exit_code, 0) << resumed.output;
    expect_complete(out, 600, "after four kills");
}

TEST(Durability, AStopOnRequestKeepsWhatWasMade) {
    const fs::path edition = edition_of(1500, "stopped");
    const fs::path out = edition.parent_path() / "out";
    const std::string at_first_batch = "(" + issue(edition, out) + " & pid=$!; while [ $(ls " +
                                       quoted(out.string()) +
                                       " 2>/dev/null | grep -c pdf) -lt 3 ] && kill -0 $pid; do sleep 0.02; "
                                       "done; kill -INT $pid; wait $pid)";
    const Ran stopped = run(at_first_batch);
    EXPECT_EQ(stopped.exit_code, 3) << stopped.output;
    EXPECT_NE(stopped.output.find("stopped on request: "), std::string::npos) << stopped.output;
    EXPECT_NE(stopped.output.find("the same command again"), std::string::npos) << stopped.output;
    expect_nothing_half_made(out, "stopped");
    const std::string made = sqlite(out / "registry.sqlite", "select count(*) from issued");
    EXPECT_EQ(std::stoi(made) % 256, 0) << "whole batches count";
    EXPECT_GT(std::stoi(made), 0);
    EXPECT_EQ(run(issue(edition, out)).exit_code, 0);
    expect_complete(out, 1500, "after the stop");
}

TEST(Durability, ADiskThatIsFullIsNamedAtAnyWrite) {
    if (!can_trace()) GTEST_SKIP() << "this machine permits no tracing";
    const fs::path edition = edition_of(learners, "no-space");
    const fs::path out = edition.parent_path() / "out";
    const std::vector<Point> points = points_of(edition, out);
    const char* all = std::getenv("SIGILLUM_ALL_FAULTS");
    const std::size_t step = all != nullptr ? 1 : std::max<std::size_t>(1, points.size() / 10);
    for (std::size_t i = 0; i < points.size(); i += step) {
        if (points[i].call == "unlink") continue;
        const std::string when = points[i].call + " " + std::to_string(points[i].nth);
        fs::remove_all(out);
        const Ran full =
            run("strace -f -o /dev/null -e trace=" + points[i].call + " -e inject=" + points[i].call +
                ":error=ENOSPC:when=" + std::to_string(points[i].nth) + " " + issue(edition, out));
        if (full.exit_code == 0) {
            expect_complete(out, learners, when + ", which did no harm");
        } else {
            EXPECT_NE(full.output.find("error"), std::string::npos) << when << full.output;
        }
        expect_nothing_half_made(out, when);
        EXPECT_EQ(run(issue(edition, out)).exit_code, 0) << when;
        expect_complete(out, learners, when);
        if (HasFatalFailure() || HasNonfatalFailure()) break;
    }
}

TEST(Durability, ARegistryThatAnotherHoldsIsNamed) {
    const fs::path edition = edition_of(3, "locked");
    const fs::path out = edition.parent_path() / "out";
    ASSERT_EQ(run(issue(edition, out)).exit_code, 0);
    std::ofstream(edition / "learners.csv", std::ios::app) << "late,Ada Late,,neutral\n";
    const std::string holding =
        "python3 -c \"import sqlite3,sys,time; c=sqlite3.connect(sys.argv[1],isolation_level=None); "
        "c.execute('BEGIN EXCLUSIVE'); open(sys.argv[2],'w'); time.sleep(60)\" " +
        quoted((out / "registry.sqlite").string()) + " " + quoted((out / "held").string()) +
        " & holder=$!; while [ ! -e " + quoted((out / "held").string()) + " ]; do sleep 0.05; done; ";
    const Ran ran = run(holding + issue(edition, out) + "; code=$?; kill $holder; exit $code");
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    EXPECT_NE(ran.output.find("locked by another program"), std::string::npos) << ran.output;
    fs::remove(out / "held");
    EXPECT_EQ(run(issue(edition, out)).exit_code, 0);
    expect_complete(out, 4, "once it is free");
}

TEST(Durability, TwoRunsStartedAtOnceEndAsOne) {
    const fs::path edition = edition_of(60, "two-runs");
    const fs::path out = edition.parent_path() / "out";
    const Ran both = run(issue(edition, out) + " & one=$!; " + issue(edition, out) +
                         "; two=$?; wait $one; echo codes $? $two");
    const Ran after = run(issue(edition, out));
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
    const fs::path edition = edition_of(4, "out-of-order");
    const fs::path out = edition.parent_path() / "out";
    int asked = 0;
    const std::vector<Answers> all = {
        {"nonsense", [](const Bytes&) { return seal::test::Reply{Bytes("no time stamp at all")}; }, "error"},
        {"breaks off after two",
         [&asked](const Bytes& query) {
             return ++asked <= 2 ? seal::test::Reply{seal::test::answer_to(query)}
                                 : seal::test::Reply{Bytes()};
         },
         "error"},
    };
    for (const Answers& answers : all) {
        const seal::test::LoopbackServer server(answers.reply);
        const Ran ran = run(issue(edition, out, " --tsa " + server.address()));
        EXPECT_EQ(ran.exit_code, 1) << answers.name << ran.output;
        EXPECT_NE(ran.output.find(server.address()), std::string::npos) << answers.name << ran.output;
        expect_nothing_half_made(out, answers.name);
        EXPECT_EQ(sqlite(out / "registry.sqlite", "select count(*) from issued"), "0\n") << answers.name;
    }
    EXPECT_EQ(run(issue(edition, out)).exit_code, 0);
    expect_complete(out, 4, "without an authority");
}

}  // namespace
}  // namespace sigillum::tests
