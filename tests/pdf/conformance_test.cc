// veraPDF, the reference validator, on every kind of document the writer can make: PDF/A-3a and PDF/UA-1 at
// once.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "outside_tool.h"
#include "sample_sheets.h"
#include "sealing.h"

namespace sigillum::pdf::test {
namespace {

using page::Owner;

std::filesystem::path validator() {
    const char* const given = std::getenv("VERAPDF_JAR");
    return given != nullptr ? given : std::string(SOURCE_DIR) + "/build/tools/verapdf.jar";
}

bool in_continuous_integration() {
    const char* const value = std::getenv("CI");
    return value != nullptr && std::string_view(value) == "true";
}

Sheet unsigned_certificate() {
    Sheet sheet = certificate();
    sheet.signature.reset();
    sheet.document.standing = document::Standing::preview;
    return sheet;
}

// Scripts beyond Latin, which other faces serve, among them TrueType.
Sheet many_scripts() {
    Sheet sheet;
    for (const auto& [text, language] : std::map<std::string, std::string>{{"Ελένη Παπαδοπούλου", "el"},
                                                                           {"Олена Коваленко", "uk"},
                                                                           {"Nguyễn Thị Ánh Tuyết", "vi"},
                                                                           {"İpek Işıldar", "tr"},
                                                                           {"Нұрғалиева", "kk"}}) {
        const auto id = sheet.add(0, {.kind = document::Kind::paragraph, .language = Language{language}});
        sheet.text(Owner::of(id), text, {.y = 20.0 + 10 * id, .language = Language{language}});
    }
    return sheet;
}

// A paragraph that goes on over the page, no bookmark, no attachment, no picture.
Sheet plain() {
    Sheet sheet(2);
    const auto id = sheet.add(0, {.kind = document::Kind::paragraph});
    sheet.text(Owner::of(id), "begins here", {.y = 280}, 0);
    sheet.text(Owner::of(id), "and ends there", {.y = 20}, 1);
    return sheet;
}

// Text of grouping nodes, a list in a list, an empty page.
Sheet odd_trees() {
    Sheet sheet(2);
    const auto section = sheet.add(0, {.kind = document::Kind::section});
    sheet.text(Owner::of(section), "text of a section", {.y = 20});
    const auto list = sheet.add(section, {.kind = document::Kind::list});
    const auto item = sheet.add(list, {.kind = document::Kind::list_item, .label = "1"});
    sheet.text(Owner::label_of(item), "1.", {.x = 20, .y = 30});
    sheet.text(Owner::of(item), "outer", {.x = 30, .y = 30});
    const auto inner = sheet.add(item, {.kind = document::Kind::list});
    const auto inner_item = sheet.add(inner, {.kind = document::Kind::list_item});
    sheet.text(Owner::of(inner_item), "inner, without a label", {.x = 40, .y = 40});
    return sheet;
}

std::string stored_name(const std::string& name, const Sheet& sheet) {
    const Result<SignableFile> file = sheet.write();
    EXPECT_TRUE(file) << name << ": " << to_string(file.error());
    if (!file) return {};
    return stored(name + ".pdf", sheet.signature ? sealed(*file) : file->bytes).string();
}

class Conformance : public ::testing::TestWithParam<const char*> {};

// One run of the validator over all files: starting it takes longer than all of them.
TEST_P(Conformance, EveryKindOfDocumentPasses) {
    if (!std::filesystem::exists(validator())) {
        ASSERT_FALSE(in_continuous_integration()) << "veraPDF is missing at " << validator();
        GTEST_SKIP() << "veraPDF is missing at " << validator() << "; tests/run fetches it with Maven";
    }
    std::string files;
    int count = 0;
    for (const auto& [name, sheet] : std::map<std::string, Sheet>{{"certificate", certificate()},
                                                                  {"unsigned", unsigned_certificate()},
                                                                  {"scripts", many_scripts()},
                                                                  {"plain", plain()},
                                                                  {"odd-trees", odd_trees()}}) {
        files += ' ' + stored_name(name, sheet);
        ++count;
    }
    const ToolRun verdict =
        run("java -cp '" + validator().string() +
            "' org.verapdf.apps.GreenfieldCliWrapper --format text -v --flavour " + GetParam() + files);
    int passed = 0;
    for (std::size_t at = 0; (at = verdict.output.find("PASS ", at)) != std::string::npos; ++at) ++passed;
    EXPECT_EQ(passed, count) << verdict.output;
    EXPECT_EQ(verdict.output.find("FAIL"), std::string::npos) << verdict.output;
}

INSTANTIATE_TEST_SUITE_P(Standards, Conformance, ::testing::Values("3a", "ua1"),
                         [](const auto& standard) { return "As" + std::string(standard.param); });

TEST(Soundness, QpdfAndMutoolFindNoFault) {
    for (const Sheet& sheet : {certificate(), unsigned_certificate(), many_scripts(), plain(), odd_trees()}) {
        const Result<SignableFile> file = sheet.write();
        ASSERT_TRUE(file) << to_string(file.error());
        const auto path = stored("checked.pdf", file->bytes);
        const ToolRun check = run("qpdf --check " + path.string());
        EXPECT_EQ(check.status, 0) << check.output;
        const ToolRun drawn = run("mutool draw -q -o /dev/null -F png " + path.string());
        EXPECT_EQ(drawn.status, 0) << drawn.output;
        EXPECT_EQ(drawn.output.find("error"), std::string::npos) << drawn.output;
    }
}

}  // namespace
}  // namespace sigillum::pdf::test
