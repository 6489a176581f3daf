// The proof sheets of all languages, read against the catalogues by a program of another language.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

std::string preview(const std::string& words) { return quoted(program().string()) + " preview " + words; }

// Every message once, every branch of every select and plural under the choice that leads to it, every mark,
// no brace: tests/program/proof_sheet.py.
TEST(ProofSheets, HaveEveryTextOfEveryLanguageInEveryForm) {
    const fs::path folder = empty_folder("proof-sheets");
    const fs::path locales = fs::path(SOURCE_DIR) / "locales";
    int languages = 0;
    for (const auto& entry : fs::directory_iterator(locales)) {
        if (entry.path().extension() != ".json") continue;
        ++languages;
        const std::string tag = entry.path().stem().string();
        const Ran ran =
            run(preview("--locale " + tag + " --all --out " + quoted((folder / (tag + ".html")).string())));
        ASSERT_EQ(ran.exit_code, 0) << ran.output;
    }
    EXPECT_EQ(languages, 37);
    const Ran read = run("python3 " + quoted(std::string(SOURCE_DIR) + "/tests/program/proof_sheet.py") +
                         " " + quoted(locales.string()) + " " + quoted(folder.string()));
    EXPECT_EQ(read.exit_code, 0);
    EXPECT_EQ(read.output, "37 sheets, 0 faults\n");
}

TEST(ProofSheets, AreTheSameEachTime) {
    const fs::path folder = empty_folder("proof-sheets-again");
    for (const char* name : {"one.html", "two.html"})
        run(preview("--locale he --all --out " + quoted((folder / name).string())));
    EXPECT_NE(content(folder / "one.html").find("dir=\"rtl\""), std::string::npos);
    EXPECT_EQ(content(folder / "one.html"), content(folder / "two.html"));
}

TEST(ProofSheets, NeedALanguageOfTheirOwnAndNoEdition) {
    EXPECT_EQ(run(preview("")).exit_code, 2);
    EXPECT_EQ(run(preview("--locale pl")).exit_code, 2);
    EXPECT_EQ(run(preview("--all")).exit_code, 2);
    EXPECT_EQ(run(preview("--locale pl --all --png")).exit_code, 2);
    EXPECT_EQ(run(preview("some-edition --locale pl --all")).exit_code, 2);
    const Ran unknown = run(preview("--locale de-AT --all"));
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_NE(unknown.output.find("there is no catalogue of “de-AT”"), std::string::npos) << unknown.output;
}

}  // namespace
}  // namespace sigillum::tests
