// veraPDF, the reference validator, on every sample document: PDF/A-3a and PDF/UA-1, signed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/program/shell.h"
#include "tests/program/verapdf.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

class VeraPdf : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (verapdf_is_there()) return;
        if (in_ci()) FAIL() << "veraPDF is not there, and CI must not go without it";
        GTEST_SKIP() << "veraPDF could not be fetched (build/tools/maven.log says why)";
    }
};

TEST_P(VeraPdf, PassesEverySignedSample) {
    const auto documents = issued_documents();
    ASSERT_GE(documents.size(), 84U);  // seven editions of at least twelve
    EXPECT_EQ(verapdf_failures(GetParam(), documents), "");
}

// The summer school on a sheet that lies on its side, in two languages, with three signatories: everything
// that page 1 does not do in the samples.
std::vector<fs::path> wide_documents(const std::string& name) {
    const fs::path folder = empty_folder(name);
    const fs::path samples = fs::path(SOURCE_DIR) / "samples";
    for (const char* part : {"directory", "sustainable-cities-summer-school"})
        fs::copy(samples / part, folder / part, fs::copy_options::recursive);
    const fs::path edition = folder / "sustainable-cities-summer-school";
    std::ifstream file(edition / "edition.toml");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::ofstream(edition / "edition.toml")
        << "theme = \"enhance-landscape\"\n"
        << text << "\n[[signatories]]\nname = \"Dr. Sofie Lindqvist\"\n"
        << "function = { en = \"Head of the Programme Board\", de = \"Leiterin des Programmausschusses\" }\n"
        << "\n[[signatories]]\nname = \"Prof. Dr. hab. inż. Tomasz Źrebiec\"\n"
        << "function = { en = \"Dean of Architecture\", de = \"Dekan für Architektur\" }\n";
    const Ran issued =
        run(quoted(program().string()) + " issue " + quoted(edition.string()) + " --out " +
            quoted((folder / "issued").string()) + " --keys " + quoted(keys_folder().string()));
    EXPECT_EQ(issued.exit_code, 0) << issued.output;
    return documents_in(folder / "issued");
}

TEST_P(VeraPdf, PassesWideSheetsInTwoLanguages) {
    const auto documents = wide_documents(std::string("wide-") + GetParam());
    ASSERT_GE(documents.size(), 12U);
    EXPECT_EQ(verapdf_failures(GetParam(), documents), "");
}

// A document with one byte of its metadata changed must not pass: the witness is awake.
TEST_P(VeraPdf, FailsADocumentThatIsNone) {
    const fs::path copy = empty_folder(std::string("not-archivable-") + GetParam()) / "copy.pdf";
    const Ran made = run("sed 's/pdfaid:part>3/pdfaid:part>9/; s/pdfuaid:part>1/pdfuaid:part>7/' " +
                         quoted(issued_documents().front().string()) + " > " + quoted(copy.string()));
    ASSERT_EQ(made.exit_code, 0);
    EXPECT_NE(verapdf_failures(GetParam(), {copy}), "");
}

INSTANTIATE_TEST_SUITE_P(Flavours, VeraPdf, ::testing::Values("3a", "ua1"));

}  // namespace
}  // namespace sigillum::tests
