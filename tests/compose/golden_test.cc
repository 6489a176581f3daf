// Whole documents against texts that were read line by line against Annex 3 before they were committed. A document that differs
// is written to <build>/compose-golden/ for comparison.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "composed.h"
#include "dump.h"

namespace sigillum::compose {
namespace {

struct Case {
    std::string name;
    Sample (*sample)();
    std::vector<std::string> languages;
};

void PrintTo(const Case& tried, std::ostream* out) { *out << tried.name; }

// "line 7: approved “…”, found “…”"; empty where both are the same.
std::string first_difference(std::istream& approved, const std::string& text) {
    std::istringstream found(text);
    std::string left, right;
    for (int line = 1; approved || found; ++line) {
        left.clear();
        right.clear();
        std::getline(approved, left);
        std::getline(found, right);
        if (left != right) return "line " + std::to_string(line) + ": approved “" + left + "”, found “" + right + "”";
    }
    return {};
}

class Golden : public testing::TestWithParam<Case> {};

TEST_P(Golden, DocumentReadsAsApproved) {
    const Case& tried = GetParam();
    const std::string path = std::string(SOURCE_DIR "/tests/compose/golden/") + tried.name + ".txt";
    const document::Document document = composed(in_languages(tried.sample(), tried.languages));
    const std::string found = dump(document.root);
    std::ifstream approved(path);
    ASSERT_TRUE(approved.is_open()) << path;
    if (first_difference(approved, found).empty()) return;
    std::filesystem::create_directories(BUILD_DIR "/compose-golden");
    std::ofstream(std::string(BUILD_DIR "/compose-golden/") + tried.name + ".txt") << found;
    approved.clear();
    approved.seekg(0);
    ADD_FAILURE() << tried.name << " " << first_difference(approved, found);
}

std::vector<Case> cases() {
    std::vector<Case> all;
    const std::vector<std::pair<std::string, Sample (*)()>> samples{
        {"achievement", achievement}, {"programme", programme}, {"completion", completion}, {"participation", participation}};
    const std::vector<std::vector<std::string>> languages{{"en"}, {"de"}, {"pl"}, {"en", "pl"}, {"en", "de"}};
    for (const auto& [name, sample] : samples) {
        for (const std::vector<std::string>& tags : languages) {
            all.push_back({name + "-" + tags[0] + (tags.size() > 1 ? "-" + tags[1] : ""), sample, tags});
        }
    }
    return all;
}

std::string name_of_case(const testing::TestParamInfo<Case>& tried) {
    std::string name = tried.param.name;
    for (char& c : name) {
        if (c == '-') c = '_';
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(TypesAndLanguages, Golden, testing::ValuesIn(cases()), name_of_case);

}  // namespace
}  // namespace sigillum::compose
