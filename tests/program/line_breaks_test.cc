// A document whose long words are parted at the ends of lines (tests/line-breaks), read by others.
#include <gtest/gtest.h>

#include <string>

#include "tests/program/shell.h"
#include "tests/program/verapdf.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

const std::string soft_hyphen = "\xC2\xAD";

class LineBreaks : public testing::Test {
  protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = empty_folder(std::string("line-breaks-") + test->name());
        const Ran ran = run(quoted(program().string()) + " issue " +
                            quoted((fs::path(SOURCE_DIR) / "tests/line-breaks").string()) + " --out " +
                            quoted(folder_.string()) + " --keys " + quoted(keys_folder().string()));
        ASSERT_EQ(ran.exit_code, 0) << ran.output;
        ASSERT_EQ(documents_in(folder_).size(), 1U);
        document_ = documents_in(folder_).front();
    }

    std::string text(const std::string& options) const {
        return run("pdftotext " + options + " " + quoted(document_.string()) + " -").output;
    }

    fs::path folder_, document_;
};

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

// The text as a program has it that joins words at soft hyphens (Unicode 15, 23.2).
std::string joined(std::string text) {
    for (const std::string& end : {soft_hyphen + "\n", soft_hyphen + " \n", soft_hyphen}) {
        for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at))
            text.erase(at, end.size());
    }
    return text;
}

TEST_F(LineBreaks, AHyphenAtTheEndOfALineIsASoftOneToOtherPrograms) {
    for (const std::string options : {"-raw", ""}) {
        const std::string read = text(options);
        EXPECT_GE(count(read, soft_hyphen), 4U) << options;
        // Places that the spelling of both languages allows.
        EXPECT_NE(read.find(soft_hyphen + "\n"), std::string::npos) << options;
    }
}

TEST_F(LineBreaks, WordsAreWholeWhereSoftHyphensAreTakenAway) {
    const std::string read = joined(text("-raw"));
    for (const char* word :
         {"Wissenschaftlichkeitsanforderungen", "Lebenszyklusnachhaltigkeitsbewertungen",
          "Kreislaufwirtschaftsgesetzgebungsverfahren", "elinkaarikestävyysarviointimenetelmien",
          "kiertotalouslainsäädäntömenettelyt", "laadunvarmistusyhteistyösopimuksia"}) {
        EXPECT_NE(read.find(word), std::string::npos) << word << "\n" << read;
    }
}

TEST_F(LineBreaks, NamesAndTitlesArePartedNowhere) {
    const std::string read = text("-raw");
    for (const char* words : {"Hämäläinen-Väisänen", "Kreislaufwirtschaft\n", "Lappeenranta", "Höllerer"})
        EXPECT_NE(read.find(words), std::string::npos) << words << "\n" << read;
}

TEST_F(LineBreaks, TheDocumentIsVerifiedAgainstItsRecord) {
    const Ran ran =
        run(quoted(program().string()) + " verify " + quoted(document_.string()) + " --keys " +
            quoted(keys_folder().string()) + " --registry " + quoted((folder_ / "registry.sqlite").string()));
    EXPECT_EQ(ran.output.find("ALTERED"), std::string::npos) << ran.output;
    EXPECT_EQ(ran.output.find("do not stand"), std::string::npos) << ran.output;
}

TEST_F(LineBreaks, TheDocumentIsArchivableAndAccessible) {
    if (!verapdf_is_there()) {
        if (in_ci()) FAIL() << "veraPDF is not there, and CI must not go without it";
        GTEST_SKIP() << "veraPDF is not there";
    }
    EXPECT_EQ(verapdf_failures("3a", {document_}), "");
    EXPECT_EQ(verapdf_failures("ua1", {document_}), "");
}

}  // namespace
}  // namespace sigillum::tests
