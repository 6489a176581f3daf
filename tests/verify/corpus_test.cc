// Signed and attacked PDFs that others made. They are not part of the project: the test runs where the
// environment names a folder with their manifest (SIGILLUM_SIGNATURE_CORPUS), and is skipped elsewhere.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

struct Row {
    std::string file;
    std::string expected;
};

std::vector<std::string> columns_of(const std::string& line) {
    std::vector<std::string> columns;
    std::istringstream in(line);
    for (std::string column; std::getline(in, column, '\t');) columns.push_back(column);
    return columns;
}

std::vector<Row> rows_of(const std::string& manifest) {
    std::vector<Row> rows;
    std::istringstream in(manifest);
    std::string line;
    std::getline(in, line);  // the names of the columns
    while (std::getline(in, line)) {
        const std::vector<std::string> columns = columns_of(line);
        if (columns.size() >= 10) rows.push_back({columns[1], columns[9]});
    }
    return rows;
}

TEST(SignatureCorpus, EveryAttackIsRefusedAndEveryHonestFileIsIntact) {
    const char* folder = std::getenv("SIGILLUM_SIGNATURE_CORPUS");
    if (!folder) GTEST_SKIP() << "SIGILLUM_SIGNATURE_CORPUS names no folder";
    constexpr std::size_t limit = std::size_t{64} << 20;
    const auto manifest = read_file(std::filesystem::path(folder) / "manifest.tsv", limit);
    ASSERT_TRUE(manifest);
    VerifyOptions options;
    options.now = *instant_from_iso("2026-07-03T12:00:00Z");
    const std::vector<Row> rows = rows_of(*manifest);
    EXPECT_FALSE(rows.empty());
    for (const Row& row : rows) {
        const auto bytes = read_file(std::filesystem::path(folder) / row.file, limit);
        ASSERT_TRUE(bytes) << row.file;
        const Verdict verdict = verify_pdf(*bytes, options);
        if (row.expected.starts_with("REJECT")) {
            EXPECT_TRUE(verdict.outcome == Outcome::altered || verdict.outcome == Outcome::unreadable)
                << row.file << "\n"
                << to_text(verdict);
        } else if (row.expected == "INTACT") {
            EXPECT_EQ(verdict.outcome, Outcome::intact_but) << row.file << "\n" << to_text(verdict);
        }
        RecordProperty(std::filesystem::path(row.file).stem().string(),
                       std::string(name_of(verdict.outcome)));
    }
}

}  // namespace
}  // namespace sigillum::verify
