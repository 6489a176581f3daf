// Bad surroundings and bad files: each is refused in clear words with a place, a non-zero exit, and nothing
// half-written.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/program/shell.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/loopback_authority.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

// A fresh edition as `sigillum new` makes it, in a folder of its own.
fs::path fresh_edition(const std::string& name) {
    const fs::path folder = empty_folder(name) / "edition";
    const Ran made = run(quoted(program().string()) + " new " + quoted(folder.string()));
    EXPECT_EQ(made.exit_code, 0) << made.output;
    return folder;
}

std::string issue(const fs::path& edition, const fs::path& out, const std::string& options = {}) {
    return quoted(program().string()) + " issue " + quoted(edition.string()) + " --out " +
           quoted(out.string()) + " --keys " + quoted(keys_folder().string()) + options;
}

int documents(const fs::path& folder) {
    int count = 0;
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) return 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        count += name.ends_with(".pdf") || name.ends_with(".part") ? 1 : 0;
    }
    return count;
}

// Every kind whose mistake can be a file is a folder of tests/refused with an edition, and expected.txt
// beside it: the first lines of what the program says. The README of tests/refused tells more.
const fs::path refused = fs::path(SOURCE_DIR) / "tests/refused";

std::vector<std::string> kinds_with(const char* file) {
    std::vector<std::string> kinds;
    for (const auto& entry : fs::directory_iterator(refused))
        if (fs::exists(entry.path() / file)) kinds.push_back(entry.path().filename().string());
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

class Refused : public ::testing::TestWithParam<std::string> {};

TEST_P(Refused, InTheseWordsAndNothingWritten) {
    const std::string& kind = GetParam();
    const fs::path out = empty_folder("refused-" + kind) / "out";
    const Ran ran = run("cd " + quoted(refused.string()) + " && " + issue(kind, out));
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    const std::string expected = content(refused / kind / "expected.txt");
    ASSERT_FALSE(expected.empty());
    EXPECT_EQ(ran.output.substr(0, expected.size()), expected);
    EXPECT_EQ(ran.output.find(SOURCE_DIR), std::string::npos) << "a path of this machine: " << ran.output;
    EXPECT_FALSE(fs::exists(out)) << "not even a registry or an empty folder may be left";
}

INSTANTIATE_TEST_SUITE_P(Files, Refused, ::testing::ValuesIn(kinds_with("edition.toml")),
                         [](const auto& kind) {
                             std::string name = kind.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

// The kinds of issue 2's list "Bad input"; a folder that nobody tests or that has no words is found here.
TEST(RefusedFolders, HoldEveryKindWithItsWords) {
    const std::vector<std::string> wanted = {"birth-date-in-future",
                                             "birth-date-of-wrong-form",
                                             "certificate-not-yet-valid",
                                             "corrupt-png",
                                             "corrupt-svg",
                                             "expired-certificate",
                                             "full-disk",
                                             "glyph-missing-in-name",
                                             "missing-logo",
                                             "mixed-encodings",
                                             "name-that-does-not-fit",
                                             "two-learners-with-one-key",
                                             "unknown-university",
                                             "unreadable-logo",
                                             "unwritable-folder",
                                             "wrong-passphrase"};
    for (const std::string& kind : wanted)
        EXPECT_NE(fs::exists(refused / kind / "expected.txt"), fs::exists(refused / kind / "README.md"))
            << kind;
    EXPECT_EQ(kinds_with("expected.txt"), kinds_with("edition.toml"));
}

TEST(RefusedKeys, WrongPassphrase) {
    const fs::path edition = fresh_edition("wrong-passphrase");
    const fs::path folder = edition.parent_path();
    write(folder / "right", "correct horse\n");
    write(folder / "wrong", "battery staple\n");
    ASSERT_EQ(run(quoted(program().string()) + " keys demo --out " + quoted((folder / "keys").string()) +
                  " --passphrase-file " + quoted((folder / "right").string()))
                  .exit_code,
              0);
    const std::string with_keys = quoted(program().string()) + " issue " + quoted(edition.string()) +
                                  " --out " + quoted((folder / "out").string()) + " --keys " +
                                  quoted((folder / "keys").string());
    const Ran wrong = run(with_keys + " --passphrase-file " + quoted((folder / "wrong").string()));
    EXPECT_EQ(wrong.exit_code, 1);
    EXPECT_NE(wrong.output.find("passphrase"), std::string::npos) << wrong.output;
    EXPECT_EQ(documents(folder / "out"), 0);
    const Ran accepted = run(with_keys + " --passphrase-file " + quoted((folder / "right").string()));
    EXPECT_EQ(accepted.exit_code, 0) << accepted.output;
}

TEST(RefusedKeys, ExpiredAndNotYetValid) {
    const fs::path edition = fresh_edition("certificate-period");
    for (const auto& [time, word] :
         {std::pair{"2099-01-01T10:00:00Z", "expired"}, std::pair{"2026-10-01T10:00:00Z", "valid"}}) {
        const fs::path out = edition.parent_path() / "out";
        const Ran ran = run(issue(edition, out, std::string(" --time ") + time));
        EXPECT_EQ(ran.exit_code, 1) << ran.output;
        EXPECT_NE(ran.output.find(word), std::string::npos) << ran.output;
        EXPECT_EQ(documents(out), 0);
    }
}

int times(const std::string& words, const std::string& text) {
    int count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

TEST(RefusedStamps, AnAuthorityThatCannotBeReachedIsNamedOnce) {
    const fs::path edition = fresh_edition("tsa-unreachable");
    const fs::path out = edition.parent_path() / "out";
    const Ran ran = run(issue(edition, out, " --jobs 3 --tsa http://127.0.0.1:9/tsr"));
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    EXPECT_EQ(times("cannot be reached", ran.output), 1) << ran.output;
    EXPECT_NE(ran.output.find("1 error, 0 warnings"), std::string::npos) << ran.output;
    EXPECT_EQ(documents(out), 0);
}

TEST(RefusedStamps, AnAuthorityThatIsNotTrusted) {
    const seal::test::LoopbackServer server(
        [](const Bytes& query) { return seal::test::Reply{seal::test::answer_to(query)}; });
    const fs::path edition = fresh_edition("tsa-not-trusted");
    const fs::path out = edition.parent_path() / "out";
    write(edition.parent_path() / "trusted.pem", seal::test::demo().root_certificate);
    write(edition.parent_path() / "empty.pem", "no certificate here");
    const std::string asked = " --jobs 2 --tsa " + server.address();
    const auto with_trust = [&](const fs::path& file) {
        return run(issue(edition, out, asked + " --tsa-trust " + quoted(file.string())));
    };
    // Another authority's root: these keys' own.
    const Ran refused_chain = with_trust(keys_folder() / "root.pem");
    EXPECT_EQ(refused_chain.exit_code, 1) << refused_chain.output;
    EXPECT_NE(refused_chain.output.find("error  " + server.address()), std::string::npos)
        << refused_chain.output;
    EXPECT_EQ(times("lead to none that is trusted", refused_chain.output), 1) << refused_chain.output;
    EXPECT_EQ(documents(out), 0);
    const Ran no_certificate = with_trust(edition.parent_path() / "empty.pem");
    EXPECT_NE(no_certificate.output.find("no certificate in the file"), std::string::npos)
        << no_certificate.output;
    EXPECT_EQ(run(issue(edition, out, " --tsa-trust x.pem")).exit_code, 2) << "nobody to trust without --tsa";
    const Ran accepted = with_trust(edition.parent_path() / "trusted.pem");
    EXPECT_EQ(accepted.exit_code, 0) << accepted.output;
    EXPECT_EQ(documents(out), 3);
}

// Needs a file system of its own: a user namespace with a small tmpfs in it.
TEST(RefusedDisk, AFullDiskLeavesNoHalfDocument) {
    const fs::path edition = fresh_edition("full-disk");
    const fs::path out = edition.parent_path() / "out";
    fs::create_directories(out);
    const std::string mounted =
        "unshare -rm sh -c 'mount -t tmpfs -o size=160k tmpfs " + out.string() + " && ";
    if (run(mounted + "true'").exit_code != 0) GTEST_SKIP() << "this machine permits no mount namespace";
    const Ran ran =
        run(mounted + "trap \"ls " + out.string() + "\" EXIT; " + program().string() + " issue " +
            edition.string() + " --out " + out.string() + " --registry " +
            (edition.parent_path() / "registry.sqlite").string() + " --keys " + keys_folder().string() + "'");
    EXPECT_NE(ran.output.find("cannot be written"), std::string::npos) << ran.output;
    EXPECT_NE(ran.output.find("No space left"), std::string::npos) << ran.output;
    EXPECT_EQ(ran.output.find(".part"), std::string::npos) << ran.output;
}

TEST(RefusedDisk, AFolderThatCannotBeMade) {
    const fs::path edition = fresh_edition("no-folder");
    write(edition.parent_path() / "file", "in the way");
    const Ran ran = run(issue(edition, edition.parent_path() / "file" / "out"));
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    EXPECT_NE(ran.output.find("expected"), std::string::npos) << ran.output;
}

TEST(RefusedEdition, ThatIsNotThereIsNamedAsItWasTyped) {
    const fs::path folder = empty_folder("no-edition");
    for (const fs::path& path : {folder, folder / "nowhere", folder / "edition.toml"}) {
        const Ran ran = run(quoted(program().string()) + " check " + quoted(path.string()));
        EXPECT_EQ(ran.exit_code, 1) << ran.output;
        EXPECT_NE(ran.output.find(path.string() + "\n"), std::string::npos) << ran.output;
    }
}

TEST(RefusedDisk, AnExistingFolderIsNotOverwrittenByNew) {
    const fs::path edition = fresh_edition("new-twice");
    write(edition / "edition.toml", "mine");
    const Ran ran = run(quoted(program().string()) + " new " + quoted(edition.string()));
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_EQ(content(edition / "edition.toml"), "mine");
}

}  // namespace
}  // namespace sigillum::tests
