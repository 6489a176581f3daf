// Every folder of tests/refused/credential is an edition with one mistake, named after the kind of error it
// must give; what follows "--" tells variants apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "credential/read.h"

namespace sigillum::credential {
namespace {

const std::filesystem::path refused = std::filesystem::path(SOURCE_DIR) / "tests/refused/credential";

std::vector<std::string> mistakes() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(refused))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

class Refused : public testing::TestWithParam<std::string> {};

TEST_P(Refused, GivesThisKindOfErrorAndNoOther) {
    const std::string kind = GetParam().substr(0, GetParam().find("--"));
    const ReadEdition read = read_edition(refused / GetParam(), {.today = {2026, 11, 22}});
    std::set<std::string> kinds;
    for (const Finding& finding : read.findings.list()) {
        SCOPED_TRACE(to_string(finding.error));
        if (finding.severity == Severity::error) kinds.emplace(finding.error.kind.name);
        EXPECT_FALSE(finding.error.place.file.empty());
        EXPECT_FALSE(finding.error.found.empty());
    }
    EXPECT_THAT(kinds, testing::ElementsAre(kind));
}

INSTANTIATE_TEST_SUITE_P(EachMistake, Refused, testing::ValuesIn(mistakes()), [](const auto& row) {
    std::string name = row.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-'; }, '_');
    return name;
});

}  // namespace
}  // namespace sigillum::credential
