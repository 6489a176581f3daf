// The catalogues as a person meets them: the list, the way to translators and back, editions that want them
// reviewed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

std::string sigillum(const std::string& words) { return quoted(program().string()) + " " + words; }

// A copy of the engine's data, with catalogues that may be changed.
fs::path data_folder(const std::string& name) {
    const fs::path folder = empty_folder(name);
    for (const char* part : {"layouts", "fonts"})
        fs::create_directory_symlink(fs::path(SOURCE_DIR) / part, folder / part);
    fs::copy(fs::path(SOURCE_DIR) / "locales", folder / "locales");
    return folder;
}

TEST(Locales, AreListedWithinAHundredColumns) {
    const Ran ran = run(sigillum("locales"));
    EXPECT_EQ(ran.exit_code, 0) << ran.output;
    std::istringstream lines(ran.output);
    int languages = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto columns = std::count_if(line.begin(), line.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        EXPECT_LE(columns, 100) << line;
        if (line.find(" ltr ") != std::string::npos || line.find(" rtl ") != std::string::npos) ++languages;
    }
    EXPECT_EQ(languages, 37);
}

TEST(Locales, AreListedAsData) {
    const auto list = nlohmann::json::parse(run(sigillum("locales --json")).output, nullptr, false);
    ASSERT_EQ(list.size(), 37U);
    const auto arabic =
        *std::find_if(list.begin(), list.end(), [](const auto& row) { return row["language"] == "ar"; });
    EXPECT_EQ(arabic["english_name"], "Arabic");
    EXPECT_EQ(arabic["direction"], "rtl");
    EXPECT_EQ(arabic["script"], "Arab");
    EXPECT_EQ(arabic["messages"]["unreviewed"], 420);
    EXPECT_EQ(arabic["fields_of_education"]["official"], 0);
}

// Python reads the file as translators' tools do, changes one text and accepts it.
TEST(Locales, GoToTranslatorsAndComeBack) {
    const fs::path data = data_folder("locales-exchange");
    const std::string at = "cd " + quoted(data.string()) + " && ";
    const std::string options = " --data " + quoted(data.string());
    const std::string before = content(data / "locales/de.json");
    const Ran out = run(at + sigillum(options + " locales --export de --to de.xlf"));
    ASSERT_EQ(out.exit_code, 0) << out.output;
    EXPECT_EQ(run(at + "xmllint --noout --nonet de.xlf").exit_code, 0);
    EXPECT_EQ(run(at + sigillum(options + " locales --import de.xlf")).exit_code, 0);
    EXPECT_EQ(content(data / "locales/de.json"), before);
    const Ran changed = run(at + "python3 " + quoted(SOURCE_DIR "/tests/program/translate.py") +
                            " de.xlf row.learner Studierende");
    ASSERT_EQ(changed.output, "420 messages, 220 names\n");
    const Ran back = run(at + sigillum(options + " locales --import de.xlf"));
    EXPECT_EQ(back.exit_code, 0) << back.output;
    EXPECT_NE(back.output.find("1 text and 1 review mark changed"), std::string::npos) << back.output;
    const auto catalogue = nlohmann::json::parse(content(data / "locales/de.json"), nullptr, false);
    EXPECT_EQ(catalogue["messages"]["row.learner"], "Studierende");
    EXPECT_EQ(catalogue["review"]["reviewed_terms"], nlohmann::json::array({"row.learner"}));
    const std::string good = content(data / "locales/de.json");
    run(at + "python3 " + quoted(SOURCE_DIR "/tests/program/translate.py") +
        " de.xlf foot.page 'Seite {page'");
    const Ran refused = run(at + sigillum(options + " locales --import de.xlf"));
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.output.find("foot.page"), std::string::npos) << refused.output;
    EXPECT_EQ(content(data / "locales/de.json"), good);
}

TEST(Locales, ThatAreNotReviewedAreRefusedWhereAnEditionRequiresIt) {
    const fs::path folder = empty_folder("locales-required");
    const std::string at = "cd " + quoted(folder.string()) + " && ";
    ASSERT_EQ(run(at + sigillum("new c")).exit_code, 0);
    const std::string edition = content(folder / "c/edition.toml");
    write(folder / "c/edition.toml", "requires_reviewed_catalogues = true\n" + edition);
    const Ran refused = run(at + sigillum("check c"));
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.output.find("in “en” are neither official nor reviewed"), std::string::npos)
        << refused.output;
    EXPECT_NE(refused.output.find("sigillum locales --export en --to en.xlf"), std::string::npos)
        << refused.output;
    write(folder / "c/edition.toml", "requires_reviewed_catalogues = false\n" + edition);
    EXPECT_EQ(run(at + sigillum("check c")).exit_code, 0);
}

}  // namespace
}  // namespace sigillum::tests
