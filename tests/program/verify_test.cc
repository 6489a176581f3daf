// The program's own verdicts, and what a small change does to them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

std::string trusted() {
    return " --keys " + quoted(keys_folder().string()) + " --registry " +
           quoted((issued_folder().parent_path() / "registry.sqlite").string());
}

Ran verify(const fs::path& file, const std::string& options) {
    return run(quoted(program().string()) + " verify " + quoted(file.string()) + options);
}

fs::path written(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

TEST(Verify, AcceptsEveryIssuedDocument) {
    for (const fs::path& document : issued_documents()) {
        const Ran ran = verify(document, trusted());
        EXPECT_EQ(ran.exit_code, 0) << document << "\n" << ran.output;
        EXPECT_NE(ran.output.find("SPECIMEN"), std::string::npos)
            << "a demo key must be named in every verdict";
    }
}

TEST(Verify, SaysTenWithoutTrustAndWithoutStatus) {
    const fs::path document = issued_documents().front();
    EXPECT_EQ(verify(document, "").exit_code, 10);
    EXPECT_EQ(verify(document, " --keys " + quoted(keys_folder().string())).exit_code, 10);
}

// One bit changed anywhere in the signed bytes: altered. In the gap itself, which no signature covers, a
// change that hits a certificate beside the signer's own may leave the signature good but never trusted.
TEST(Verify, NoticesAChangedBitAnywhere) {
    const std::string bytes = content(issued_documents().front());
    const std::size_t gap =
        bytes.find("/Contents <") == std::string::npos ? bytes.find("/Contents<") : bytes.find("/Contents <");
    ASSERT_NE(gap, std::string::npos);
    const std::size_t gap_end = bytes.find('>', gap);
    const fs::path folder = empty_folder("changed-bit");
    for (std::size_t i = 1; i < 24; ++i) {
        const std::size_t at = bytes.size() * i / 24;
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const Ran ran = verify(written(folder / "changed.pdf", changed), trusted());
        const bool in_gap = at > gap && at < gap_end;
        EXPECT_TRUE(ran.exit_code == 12 || ran.exit_code == 13 || (in_gap && ran.exit_code == 10))
            << "byte " << at << ": " << ran.exit_code << ran.output;
        EXPECT_NE(ran.output.find("SPECIMEN"), std::string::npos) << "byte " << at << ran.output;
    }
}

TEST(Verify, RefusesWhatIsNoDocument) {
    const fs::path folder = empty_folder("no-document");
    EXPECT_EQ(verify(written(folder / "text.pdf", "hello"), trusted()).exit_code, 13);
    EXPECT_EQ(
        verify(written(folder / "cut.pdf", content(issued_documents().front()).substr(0, 20000)), trusted())
            .exit_code,
        13);
    EXPECT_EQ(verify(folder / "missing.pdf", trusted()).exit_code, 13);
    const std::string whole = content(issued_documents().front());
    const Ran without_end =
        verify(written(folder / "cut.pdf", whole.substr(0, whole.size() - 200)), trusted());
    EXPECT_EQ(without_end.exit_code, 13) << without_end.output;
    EXPECT_NE(without_end.output.find("SPECIMEN"), std::string::npos) << without_end.output;
}

TEST(Verify, LeavesNothingBesideTheRegistryItReads) {
    const fs::path registry = empty_folder("registry-read") / "registry.sqlite";
    fs::copy_file(issued_folder().parent_path() / "registry.sqlite", registry);
    const Ran ran = verify(issued_documents().front(), " --keys " + quoted(keys_folder().string()) +
                                                           " --registry " + quoted(registry.string()));
    EXPECT_EQ(ran.exit_code, 0) << ran.output;
    const auto files = std::distance(fs::directory_iterator(registry.parent_path()), {});
    EXPECT_EQ(files, 1);
}

TEST(Verify, ReadsTheCodeFromAPictureOfThePage) {
    const fs::path folder = empty_folder("picture");
    run("pdftoppm -r 200 -f 1 -l 1 -singlefile -png " + quoted(issued_documents().front().string()) + " " +
        quoted((folder / "page").string()));
    const Ran ran = verify(folder / "page.png", trusted());
    EXPECT_EQ(ran.exit_code, 10) << ran.output;  // the paper itself was not compared
    EXPECT_NE(ran.output.find("SPECIMEN"), std::string::npos);
}

TEST(Verify, NeverAcceptsAPreview) {
    const fs::path folder = empty_folder("preview");
    const Ran made = run(quoted(program().string()) + " preview " +
                         quoted(std::string(SOURCE_DIR) + "/samples/sustainable-innovation") + " --out " +
                         quoted((folder / "preview.pdf").string()));
    ASSERT_EQ(made.exit_code, 0) << made.output;
    const Ran ran = verify(folder / "preview.pdf", trusted());
    EXPECT_TRUE(ran.exit_code == 12 || ran.exit_code == 13) << ran.exit_code << ran.output;
}

// A registrar checks a whole folder at once: every file has its verdict, and the worst decides.
TEST(Verify, TakesSeveralFilesAndGivesTheHighestCode) {
    const auto documents = issued_documents();
    const std::string two = quoted(documents[0].string()) + " " + quoted(documents[1].string());
    EXPECT_EQ(run(quoted(program().string()) + " verify " + two + trusted()).exit_code, 0);
    const Ran ran = run(quoted(program().string()) + " verify " + two + " missing.pdf --json" + trusted());
    EXPECT_EQ(ran.exit_code, 13);
    const auto list = nlohmann::json::parse(ran.output, nullptr, false);
    ASSERT_EQ(list.size(), 3U) << ran.output;
    EXPECT_EQ(list[0]["what"], documents[0].string());
    EXPECT_EQ(list[0]["outcome"], "authentic");
    EXPECT_EQ(list[2]["outcome"], "unreadable");
}

TEST(Verify, SaysThatANumberAloneProvesNothing) {
    const Ran ran = run(quoted(program().string()) + " verify 0000-0000-0000-0000" + trusted());
    EXPECT_EQ(ran.exit_code, 13);
    EXPECT_NE(ran.output.find("a number alone proves nothing"), std::string::npos) << ran.output;
}

TEST(Verify, GivesUsageErrorsTheirOwnCode) {
    EXPECT_EQ(run(quoted(program().string()) + " verify").exit_code, 2);
    EXPECT_EQ(run(quoted(program().string()) + " verify a.pdf --no-such-option").exit_code, 2);
    EXPECT_EQ(run(quoted(program().string()) + " nonsense").exit_code, 2);
}

}  // namespace
}  // namespace sigillum::tests
