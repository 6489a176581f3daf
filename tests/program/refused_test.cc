// Bad surroundings and bad files: each is refused with its own kind, a place, a non-zero exit, and nothing
// half-written.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

void replace(const fs::path& path, const std::string& old_text, const std::string& new_text) {
    std::string text = content(path);
    const auto at = text.find(old_text);
    ASSERT_NE(at, std::string::npos) << old_text;
    write(path, text.replace(at, old_text.size(), new_text));
}

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

struct Mistake {
    const char* kind;
    std::function<void(const fs::path&)> make;
    const char* place;  // part of the place that must be named
};

const Mistake mistakes[] = {
    {"missing-logo", [](const fs::path& e) { fs::remove(e / "directory/alliance.svg"); }, "directory.toml"},
    {"svg-unsupported",
     [](const fs::path& e) {
         write(e / "directory/alliance.svg",
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text x=\"1\" "
               "y=\"5\">logo</text></svg>");
     },
     "alliance.svg"},
    {"svg-unreadable",
     [](const fs::path& e) { write(e / "directory/alliance.svg", "<svg viewBox=\"0 0 9 9\"><path"); },
     "alliance.svg"},
    {"png-corrupt",
     [](const fs::path& e) {
         const std::string png = content(fs::path(SOURCE_DIR) / "samples/directory/logos/ntnu.png");
         write(e / "directory/crest.png", png.substr(0, png.size() / 2));
         replace(e / "directory/directory.toml", "university.svg", "crest.png");
     },
     "crest.png"},
    {"unknown-picture-format", [](const fs::path& e) { write(e / "directory/seal.svg", "GIF89a......"); },
     "seal.svg"},
    {"missing-glyph",
     [](const fs::path& e) {
         replace(e / "learners.csv", "Zuzanna Wójcik-Hägglund", "Zuzanna \xF0\x92\x8D\x85");
     },
     "learners.csv"},
    {"does-not-fit",
     [](const fs::path& e) {
         std::string name =
             "Maximiliana";  // 191 characters in all; over 200 would be refused by their number alone
         for (int i = 0; i < 5; ++i) name += " Wolfeschlegelsteinhausenbergerdorff";
         replace(e / "learners.csv", "Zuzanna Wójcik-Hägglund", name);
     },
     "learners.csv"},
};

// How the mistake is named in the output of the tests.
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.kind; }

class Refused : public ::testing::TestWithParam<Mistake> {};

TEST_P(Refused, WithItsKindAndPlaceAndNothingWritten) {
    const Mistake& mistake = GetParam();
    const fs::path edition = fresh_edition(std::string("refused-") + mistake.kind);
    mistake.make(edition);
    const fs::path out = edition.parent_path() / "out";
    const Ran ran = run(issue(edition, out, " --json"));
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    const auto report = nlohmann::json::parse(ran.output, nullptr, false);
    ASSERT_FALSE(report.is_discarded()) << ran.output;
    const auto& findings = report.contains("check") ? report["check"]["findings"] : report["findings"];
    bool named = false;
    for (const auto& finding : findings) {
        named = named || (finding["kind"] == mistake.kind &&
                          finding.value("file", "").find(mistake.place) != std::string::npos &&
                          !finding["found"].get<std::string>().empty());
    }
    EXPECT_TRUE(named) << ran.output;
    EXPECT_FALSE(fs::exists(out)) << "not even a registry or an empty folder may be left";
}

INSTANTIATE_TEST_SUITE_P(Files, Refused, ::testing::ValuesIn(mistakes), [](const auto& mistake) {
    std::string name = mistake.param.kind;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

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
    const Ran refused = run(with_keys + " --passphrase-file " + quoted((folder / "wrong").string()));
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.output.find("passphrase"), std::string::npos) << refused.output;
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
