// One edition, several runs at once: shares of it with the registry in a PostgreSQL server.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/program/shell.h"
#include "tests/registry/postgres_server.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::size_t common_front(const std::string& one, const std::string& other) {
    const auto end = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    return static_cast<std::size_t>(end.first - one.begin());
}

// An edition of many learners in a folder of its own, and a registry in a schema of its own.
class Edition {
  public:
    Edition(const std::string& name, int learners) : folder_(empty_folder(name)), schema_(name) {
        server().run(fmt::format("DROP SCHEMA IF EXISTS {0} CASCADE; CREATE SCHEMA {0}", schema_));
        EXPECT_EQ(sigillum("new c").exit_code, 0);
        const std::string made = content(folder_ / "c/learners.csv");
        const std::size_t first = made.find('\n') + 1;
        const std::string row = made.substr(first, made.find('\n', first) + 1 - first);
        // Every learner has a letter that few others have, so that the fonts of a part would differ.
        const char* letters[] = {"ł", "ß", "ø", "ğ", "ñ", "Ω", "Ж", "ő", "ș", "þ", "ĳ", "ż"};
        const std::size_t comma = row.find(',');
        std::string list = made.substr(0, first);
        for (int i = 1; i <= learners; ++i)
            list += fmt::format("S-{},{}{}", i, letters[i % 12], row.substr(comma + 1));
        std::ofstream(folder_ / "c/learners.csv", std::ios::binary) << list;
    }

    static const PostgresServer& server() { return PostgresServer::running(); }
    std::string registry() const { return quoted(server().address("&options=-csearch_path%3D" + schema_)); }
    Ran sigillum(const std::string& words) const { return shell(quoted(program().string()) + " " + words); }
    Ran shell(const std::string& words) const {
        return run("cd " + quoted(folder_.string()) + " && {\n" + words + "\n}");
    }
    // The command line of a run for a part, into a folder.
    std::string issue(const std::string& part, const std::string& out) const {
        return fmt::format("{} issue c --jobs 1 --time {} --keys {} --registry {} --out {} {}",
                           quoted(program().string()), time_, quoted(keys_folder().string()), registry(), out,
                           part);
    }
    // Learner to row of a manifest, but for what its run did to check the document.
    std::map<std::string, nlohmann::json> manifest(const std::string& file) const {
        std::map<std::string, nlohmann::json> rows;
        const auto read = nlohmann::json::parse(content(folder_ / file), nullptr, false);
        EXPECT_FALSE(read.is_discarded()) << file;
        if (read.is_discarded()) return rows;
        for (nlohmann::json row : read["documents"]) {
            row.erase("checked");
            const std::string learner = row["learner"];
            EXPECT_TRUE(rows.emplace(learner, std::move(row)).second);
        }
        return rows;
    }
    const fs::path& folder() const { return folder_; }
    // When every document is signed: what a file says of its time is the same then.
    const std::string& time() const { return time_; }

    // Every learner has one document, which is the one of the registry, and is accepted; the log is whole.
    void expect_complete(const std::string& out, std::size_t learners) const {
        const auto rows = manifest(out + "/manifest.json");
        EXPECT_EQ(rows.size(), learners);
        EXPECT_EQ(documents_in(folder_ / out).size(), learners) << "one file each";
        for (const auto& [learner, row] : rows) {
            const std::string file = (folder_ / out / row["file"].get<std::string>()).string();
            EXPECT_EQ(run("sha256sum < " + quoted(file)).output.substr(0, 64),
                      row["sha256"].get<std::string>());
        }
        const Ran check = sigillum("registry check --json --registry " + registry());
        EXPECT_EQ(check.exit_code, 0) << check.output;
        EXPECT_EQ(nlohmann::json::parse(check.output)["documents"], learners);
        const Ran verified =
            shell(fmt::format("{} verify {}/*.pdf --keys {} --registry {} | tail -1",
                              quoted(program().string()), out, quoted(keys_folder().string()), registry()));
        EXPECT_EQ(verified.output, fmt::format("{0} checked, {0} authentic\n", learners));
    }

  private:
    fs::path folder_;
    std::string schema_;
    std::string time_ = run("printf %s \"$(date -u +%FT%TZ)\"").output;
};

class SeveralMachines : public ::testing::Test {
  protected:
    void SetUp() override {
        const PostgresServer& server = PostgresServer::running();
        if (server.is_there()) return;
        const char* ci = std::getenv("CI");
        if (ci != nullptr && std::string(ci) == "true") FAIL() << server.missing();
        GTEST_SKIP() << server.missing();
    }
};

TEST_F(SeveralMachines, IssueTheirPartsOfOneEditionAtOnce) {
    const Edition edition("machines_two", 60);
    const Ran both =
        edition.shell(fmt::format("({} >one.log 2>&1; echo one $?) & ({} >two.log 2>&1; echo two $?) & wait",
                                  edition.issue("--shard 1/2", "out"), edition.issue("--shard 2/2", "out")));
    EXPECT_THAT(both.output, HasSubstr("one 0")) << content(edition.folder() / "one.log");
    EXPECT_THAT(both.output, HasSubstr("two 0")) << content(edition.folder() / "two.log");
    const auto one = edition.manifest("out/manifest-1-of-2.json");
    const auto two = edition.manifest("out/manifest-2-of-2.json");
    EXPECT_EQ(one.size() + two.size(), 60U);
    EXPECT_GT(std::min(one.size(), two.size()), 15U) << "about half each";
    EXPECT_FALSE(fs::exists(edition.folder() / "out/manifest.json")) << "no run has seen all of it";

    const Ran whole = edition.shell(edition.issue("", "out"));
    EXPECT_EQ(whole.exit_code, 0) << whole.output;
    EXPECT_THAT(whole.output, HasSubstr("0 signed into out, 60 signed before"));
    auto all = one;
    all.insert(two.begin(), two.end());
    EXPECT_EQ(edition.manifest("out/manifest.json"), all);
    edition.expect_complete("out", 60);

    // The same list in another order: the same parts.
    edition.shell("(head -1 c/learners.csv; tail -n +2 c/learners.csv | sort -r) > l && mv l c/learners.csv");
    EXPECT_THAT(edition.shell(edition.issue("--shard 1/2", "out")).output,
                HasSubstr(fmt::format("part 1/2: 0 signed into out, {} signed before", one.size())));

    // Alone and with a file as registry: the fonts and all that documents share are the same bytes.
    const Ran alone = edition.sigillum(fmt::format("issue c --out alone --time {} --keys {}", edition.time(),
                                                   quoted(keys_folder().string())));
    ASSERT_EQ(alone.exit_code, 0) << alone.output;
    const auto by_itself = edition.manifest("alone/manifest.json");
    const auto document = [&](const std::string& out, const nlohmann::json& row) {
        return content(edition.folder() / out / row["file"].get<std::string>());
    };
    // Two documents may agree by chance in a few bytes more than all do.
    constexpr std::size_t chance = 64;
    const std::size_t shared =
        common_front(document("alone", by_itself.at("S-1")), document("alone", by_itself.at("S-2"))) - chance;
    EXPECT_GT(shared, 20'000U);
    for (const char* learner : {"S-1", "S-2", "S-3", "S-4", "S-5", "S-6"}) {
        EXPECT_EQ(by_itself.at(learner)["pages"], all.at(learner)["pages"]);
        EXPECT_GE(common_front(document("alone", by_itself.at(learner)), document("out", all.at(learner))),
                  shared);
    }
}

TEST_F(SeveralMachines, GoOnAfterOneWasKilledInTheMiddle) {
    const Edition edition("machines_killed", 600);
    // The second is killed when its first files are there, and again when about one batch of 256 is recorded.
    const Ran killed = edition.shell(fmt::format(
        R"sh(mkdir -p out-1 out-2
({0} >one.log 2>&1; echo one $?) &
for files in 5 262; do
    {1} >two.log 2>&1 &
    second=$!
    until [ "$(ls out-2 | grep -c 'pdf$')" -ge "$files" ]; do kill -0 $second || break; sleep 0.01; done
    kill -9 $second
    wait $second
    echo killed $?
done
wait)sh",
        edition.issue("--shard 1/2", "out-1"), edition.issue("--shard 2/2", "out-2")));
    EXPECT_THAT(killed.output, HasSubstr("one 0")) << content(edition.folder() / "one.log");
    EXPECT_THAT(killed.output, HasSubstr("killed 137"));
    EXPECT_FALSE(fs::exists(edition.folder() / "out-2/manifest-2-of-2.json")) << killed.output;

    const Ran again = edition.shell(edition.issue("--shard 2/2", "out-2"));
    EXPECT_EQ(again.exit_code, 0) << again.output;
    const std::size_t parts = edition.manifest("out-1/manifest-1-of-2.json").size() +
                              edition.manifest("out-2/manifest-2-of-2.json").size();
    EXPECT_EQ(parts, 600U);

    // Brought together in one folder, a run over all finds nothing to do.
    const Ran whole = edition.shell("cp -n out-2/*.pdf out-1/ && " + edition.issue("", "out-1"));
    EXPECT_EQ(whole.exit_code, 0) << whole.output;
    EXPECT_THAT(whole.output, HasSubstr("0 signed into out-1, 600 signed before"));
    edition.expect_complete("out-1", 600);
}

TEST_F(SeveralMachines, AreToldWhenTheyTakeThePartOfAnother) {
    const Edition edition("machines_twins", 300);
    const Ran both = edition.shell(fmt::format(
        "({0} >one.log 2>&1; echo $?) & ({0} >two.log 2>&1; echo $?) & wait", edition.issue("", "out")));
    // Whichever came second waited a few seconds; then it was refused, or found everything done.
    const std::string logs = content(edition.folder() / "one.log") + content(edition.folder() / "two.log");
    EXPECT_THAT(logs, HasSubstr("300 signed into out")) << logs;
    if (both.output != "0\n0\n") {
        EXPECT_THAT(logs, HasSubstr("is being issued by another program now")) << logs;
    }
    EXPECT_EQ(edition.shell(edition.issue("", "out")).exit_code, 0);
    edition.expect_complete("out", 300);
}

TEST_F(SeveralMachines, AskForAPartThatIsOne) {
    const Edition edition("machines_part", 1);
    for (const char* part : {"0/2", "3/2", "1", "1/2/3", "a/b", "1/0", "1/99999"}) {
        const Ran ran = edition.shell(edition.issue(fmt::format("--shard {}", part), "out"));
        EXPECT_EQ(ran.exit_code, 2) << part;
        EXPECT_THAT(ran.output, HasSubstr("is no part of a whole")) << part;
    }
    EXPECT_FALSE(fs::exists(edition.folder() / "out"));
}

// A password in the address is seen by nobody who reads what the program says.
TEST_F(SeveralMachines, NeverSayThePassword) {
    const Edition edition("machines_secret", 1);
    const std::string nowhere = "'postgresql://ewa:geheim@/registry?host=/nowhere'";
    for (const std::string& words :
         {"issue c --out out --keys " + quoted(keys_folder().string()), std::string("status --log"),
          std::string("registry check"), std::string("registry upgrade"), std::string("keys list")}) {
        const Ran ran = edition.sigillum(words + " --registry " + nowhere);
        EXPECT_NE(ran.exit_code, 0) << words;
        EXPECT_THAT(ran.output, HasSubstr("postgresql://ewa@/registry?host=/nowhere")) << words;
        EXPECT_THAT(ran.output, ::testing::Not(HasSubstr("geheim"))) << words;
    }
}

// The life of certificates whose registry stands in a server.
TEST_F(SeveralMachines, RevokeReissueAndPublishFromTheServer) {
    const Edition edition("machines_life", 3);
    ASSERT_EQ(edition.shell(edition.issue("", "out")).exit_code, 0);
    const auto rows = edition.manifest("out/manifest.json");
    const std::string number = rows.at("S-1")["number"];
    const std::string registry = " --registry " + edition.registry();
    const std::string keys = " --keys " + quoted(keys_folder().string());
    const Ran revoked = edition.sigillum("revoke " + number + " --reason misconduct" + registry);
    EXPECT_EQ(revoked.exit_code, 0) << revoked.output;
    EXPECT_THAT(edition.sigillum("status " + number + registry).output, HasSubstr("revoked"));
    const std::string second = rows.at("S-2")["number"];
    const Ran reissued = edition.sigillum("reissue " + second + " c --force --out out" + registry + keys);
    EXPECT_EQ(reissued.exit_code, 0) << reissued.output;
    const Ran published = edition.sigillum("publish --host verify.example --out site" + registry + keys);
    EXPECT_EQ(published.exit_code, 0) << published.output;
    EXPECT_THAT(published.output, HasSubstr("4 certificates, 2 of them not current"));
    EXPECT_THAT(edition.sigillum("keys list" + registry).output, HasSubstr("seal"));
    EXPECT_THAT(edition.sigillum("registry upgrade" + registry).output,
                HasSubstr("is of the present version"));
    EXPECT_EQ(edition.sigillum("registry check" + registry).exit_code, 0);
}

}  // namespace
}  // namespace sigillum::tests
