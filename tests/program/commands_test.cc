// What a person does with the program, from `new` to a second run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

std::string sigillum(const std::string& words) { return quoted(program().string()) + " " + words; }

TEST(Commands, ANewEditionChecksPreviewsIssuesAndVerifies) {
    const fs::path folder = empty_folder("new-edition");
    const std::string at = "cd " + quoted(folder.string()) + " && ";
    ASSERT_EQ(run(at + sigillum("new my-course")).exit_code, 0);
    const Ran checked = run(at + sigillum("check my-course"));
    EXPECT_EQ(checked.exit_code, 0) << checked.output;
    EXPECT_EQ(checked.output, "my-course: 3 learners, ready to issue.\n");
    EXPECT_EQ(run(at + sigillum("preview my-course --png --out pages")).exit_code, 0);
    EXPECT_TRUE(fs::exists(folder / "pages/page-1.png"));
    const Ran issued =
        run(at + sigillum("issue my-course --out issued --keys ") + quoted(keys_folder().string()));
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    for (const fs::path& document : documents_in(folder / "issued")) {
        const Ran ran = run(at + sigillum("verify ") + quoted(document.string()) + " --keys " +
                            quoted(keys_folder().string()) + " --registry issued/registry.sqlite");
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
    }
}

// A preview takes away the pages that a longer one left, and nothing that it did not make.
TEST(Commands, APreviewLeavesNoPagesOfALongerOne) {
    const fs::path folder = empty_folder("preview-pages");
    const auto preview = [&](const std::string& sample) {
        const Ran ran = run(sigillum("preview --png --out ") + quoted(folder.string()) + " " +
                            quoted(std::string(SOURCE_DIR) + "/samples/" + sample));
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
    };
    preview("data-literacy");
    ASSERT_TRUE(fs::exists(folder / "page-4.png"));
    fs::remove(folder / "page-4.png");
    fs::copy_file(fs::path(SOURCE_DIR) / "samples/directory/logos/ntnu.png", folder / "page-4.png");
    preview("ai-in-higher-education");
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(folder)) left.insert(entry.path().filename().string());
    EXPECT_TRUE(left.contains("page-1.png"));
    EXPECT_FALSE(left.contains("page-3.png"));
    EXPECT_TRUE(left.contains("page-4.png")) << "a picture of somebody else's";
}

TEST(Commands, EverySampleIsFreeOfErrorsAndWarnings) {
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "samples")) {
        if (!fs::exists(entry.path() / "edition.toml")) continue;
        const Ran ran = run(sigillum("check --json ") + quoted(entry.path().string()));
        EXPECT_EQ(ran.exit_code, 0) << entry.path() << ran.output;
        const auto report = nlohmann::json::parse(ran.output, nullptr, false);
        EXPECT_EQ(report["errors"], 0);
    }
}

TEST(Commands, ASecondRunLeavesIssuedDocumentsAlone) {
    const fs::path folder = empty_folder("second-run");
    const std::string at = "cd " + quoted(folder.string()) + " && ";
    ASSERT_EQ(run(at + sigillum("new c")).exit_code, 0);
    const std::string issue =
        at + sigillum("issue c --out issued --json --keys ") + quoted(keys_folder().string());
    const auto first = nlohmann::json::parse(run(issue).output, nullptr, false);
    const auto second = nlohmann::json::parse(run(issue).output, nullptr, false);
    ASSERT_FALSE(first.is_discarded() || second.is_discarded());
    ASSERT_EQ(first["documents"].size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(first["documents"][i]["sha256"], second["documents"][i]["sha256"]);
        EXPECT_EQ(second["documents"][i]["earlier"], true);
    }
}

// The same input, keys and time from one thread or four: the same but for the signature, the code and the
// token in it.
TEST(Commands, ThreadsMakeNoDifference) {
    const fs::path folder = empty_folder("threads");
    const std::string sample = quoted(std::string(SOURCE_DIR) + "/samples/sustainable-innovation");
    std::vector<std::string> texts;
    for (const char* jobs : {"1", "4"}) {
        const fs::path out = folder / jobs;
        const Ran ran = run(sigillum("issue ") + sample + " --out " + quoted(out.string()) + " --jobs " +
                            jobs + " --time 2026-11-30T10:00:00Z --keys " + quoted(keys_folder().string()));
        ASSERT_EQ(ran.exit_code, 0) << ran.output;
        std::string all;
        for (const fs::path& document : documents_in(out)) {
            const Ran text = run("pdftotext -layout " + quoted(document.string()) + " -");
            // Numbers are random: a line that holds one is left out.
            std::istringstream lines(text.output);
            for (std::string line; std::getline(lines, line);) {
                if (line.find("No") == std::string::npos && line.find('-') == std::string::npos)
                    all += line + "\n";
            }
        }
        texts.push_back(all);
    }
    EXPECT_EQ(texts[0], texts[1]);
}

TEST(Commands, NumbersAreAllDifferentAndPrintedInTheFileName) {
    std::set<std::string> numbers;
    for (const fs::path& edition : issued_editions()) {
        const auto manifest = nlohmann::json::parse(content(edition / "manifest.json"));
        EXPECT_EQ(manifest["specimen"], true);
        for (const auto& document : manifest["documents"]) {
            EXPECT_TRUE(numbers.insert(document["number"].get<std::string>()).second);
            EXPECT_NE(document["file"].get<std::string>().find(document["number"].get<std::string>()),
                      std::string::npos);
        }
    }
    EXPECT_EQ(numbers.size(), issued_documents().size());
}

TEST(Commands, FilesAreNamedAsTheEditionSaysAndAReportLiesBesideThem) {
    const fs::path folder = empty_folder("own-names");
    const std::string at = "cd " + quoted(folder.string()) + " && ";
    ASSERT_EQ(run(at + sigillum("new c")).exit_code, 0);
    const std::string edition = content(folder / "c/edition.toml");
    write(folder / "c/edition.toml", "file_name = \"{name}\"\n" + edition);
    const std::string issue = at + sigillum("issue c --out o --keys ") + quoted(keys_folder().string());
    const Ran refused = run(issue);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.output.find("edition.toml:1:13 (file_name)\n    “{name}”: no {number}"),
              std::string::npos)
        << refused.output;
    EXPECT_FALSE(fs::exists(folder / "o"));

    write(folder / "c/edition.toml", "file_name = \"{name}.{number}\"\n" + edition);
    const Ran issued = run(issue);
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    const auto manifest = nlohmann::json::parse(content(folder / "o/manifest.json"));
    ASSERT_FALSE(manifest["documents"].empty());
    for (const auto& document : manifest["documents"]) {
        const std::string file = document["file"];
        EXPECT_TRUE(file.ends_with("." + document["number"].get<std::string>() + ".pdf")) << file;
        EXPECT_TRUE(fs::exists(folder / "o" / file)) << file;
    }
    const std::string report = content(folder / "o/report.txt");
    const std::size_t count = manifest["documents"].size();
    EXPECT_NE(report.find(std::to_string(count) + " documents signed by this run"), std::string::npos)
        << report;
    EXPECT_NE(report.find("\nsealed by "), std::string::npos) << report;
    EXPECT_NE(report.find("SPECIMEN"), std::string::npos) << report;
    ASSERT_EQ(run(issue).exit_code, 0);
    EXPECT_NE(content(folder / "o/report.txt").find(std::to_string(count) + " signed before"),
              std::string::npos);
}

// The display colour of a theme beside the edition is on the page, and is not there without it.
TEST(Commands, AThemeCanBeChangedWithoutACompiler) {
    const fs::path folder = empty_folder("own-theme");
    const std::string at = "cd " + quoted(folder.string()) + " && ";
    ASSERT_EQ(run(at + sigillum("new c")).exit_code, 0);
    const std::string preview =
        at + sigillum("preview c --out p.pdf") + " && pdftoppm -r 100 -f 1 -l 1 -singlefile p.pdf p";
    const std::string green("\x00\x56\x3F", 3);
    ASSERT_EQ(run(preview).exit_code, 0);
    EXPECT_EQ(content(folder / "p.ppm").find(green), std::string::npos);

    std::ofstream(folder / "c/mine.json")
        << R"({"name": "mine", "like": "enhance", "colors": {"display": "#00563F"}})";
    ASSERT_EQ(run(at + "sed -i 's/^theme = .*/theme = \"mine.json\"/' c/edition.toml").exit_code, 0);
    const Ran ran = run(preview);
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_NE(content(folder / "p.ppm").find(green), std::string::npos);
}

TEST(Commands, HelpCarriesAnExample) {
    for (const char* command : {"new",
                                "check",
                                "preview",
                                "review",
                                "issue",
                                "deliver",
                                "verify",
                                "keys demo",
                                "keys make",
                                "keys list",
                                "keys rotate",
                                "keys retire",
                                "keys revoke",
                                "status",
                                "revoke",
                                "suspend",
                                "reinstate",
                                "reissue",
                                "registry check",
                                "registry erase",
                                "registry upgrade",
                                "publish"}) {
        const Ran ran = run(sigillum(std::string(command) + " --help"));
        EXPECT_EQ(ran.exit_code, 0) << command;
        EXPECT_NE(ran.output.find("Example:"), std::string::npos) << command;
    }
}

}  // namespace
}  // namespace sigillum::tests
