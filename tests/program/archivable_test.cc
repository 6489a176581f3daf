// veraPDF, the reference validator, on every sample document: PDF/A-3a and PDF/UA-1, signed.
#include <gtest/gtest.h>

#include <string>

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
