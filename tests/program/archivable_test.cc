// veraPDF, the reference validator, on every sample document: PDF/A-3a and PDF/UA-1, signed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

const fs::path verapdf = fs::path(SOURCE_DIR) / "build/tools/verapdf.jar";

bool in_ci() {
    const char* value = std::getenv("CI");
    return value != nullptr && std::string(value) == "true";
}

// The clauses that fail, per file; empty when all files pass.
std::string failures(const std::string& flavour, const std::vector<fs::path>& files) {
    std::string command = "java -cp " + quoted(verapdf.string()) +
                          " org.verapdf.apps.GreenfieldCliWrapper --flavour " + flavour + " --format json";
    for (const fs::path& file : files) command += " " + quoted(file.string());
    const Ran ran = run(command + " 2>/dev/null");
    const auto report = nlohmann::json::parse(ran.output.substr(ran.output.find('{')), nullptr, false);
    if (report.is_discarded()) return "veraPDF gave no report: " + ran.output.substr(0, 400);
    std::string failed;
    std::size_t judged = 0;
    for (const auto& job : report["report"]["jobs"]) {
        for (const auto& result : job["validationResult"]) {
            ++judged;
            if (result["compliant"] == true) continue;
            failed += job["itemDetails"]["name"].get<std::string>() + "\n";
            for (const auto& rule : result["details"]["ruleSummaries"]) {
                if (rule["status"] != "failed") continue;
                failed += "  " + rule["clause"].get<std::string>() + ": " +
                          rule["description"].get<std::string>() + "\n";
            }
        }
    }
    if (judged != files.size())
        failed += "judged " + std::to_string(judged) + " of " + std::to_string(files.size()) + " files\n";
    return failed;
}

class VeraPdf : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (fs::exists(verapdf)) return;
        if (in_ci()) FAIL() << "veraPDF is not there, and CI must not go without it";
        GTEST_SKIP() << "veraPDF could not be fetched (build/tools/maven.log says why)";
    }
};

TEST_P(VeraPdf, PassesEverySignedSample) {
    const auto documents = issued_documents();
    ASSERT_GE(documents.size(), 84U);  // seven editions of at least twelve
    EXPECT_EQ(failures(GetParam(), documents), "");
}

// A document with one byte of its metadata changed must not pass: the witness is awake.
TEST_P(VeraPdf, FailsADocumentThatIsNone) {
    const fs::path copy = empty_folder(std::string("not-archivable-") + GetParam()) / "copy.pdf";
    const Ran made = run("sed 's/pdfaid:part>3/pdfaid:part>9/; s/pdfuaid:part>1/pdfuaid:part>7/' " +
                         quoted(issued_documents().front().string()) + " > " + quoted(copy.string()));
    ASSERT_EQ(made.exit_code, 0);
    EXPECT_NE(failures(GetParam(), {copy}), "");
}

INSTANTIATE_TEST_SUITE_P(Flavours, VeraPdf, ::testing::Values("3a", "ua1"));

}  // namespace
}  // namespace sigillum::tests
