#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "credential/read.h"

namespace sigillum::credential {
namespace {

const CheckContext today{.today = {2026, 11, 22}};

class Sample : public testing::TestWithParam<const char*> {};

std::vector<std::string> lines_of(const Findings& findings) {
    std::vector<std::string> lines;
    for (const Finding& finding : findings.list()) lines.push_back(to_string(finding.error));
    return lines;
}

TEST_P(Sample, IsReadWithoutAFinding) {
    const ReadEdition read = read_edition(std::filesystem::path(SOURCE_DIR) / "samples" / GetParam(), today);
    EXPECT_THAT(lines_of(read.findings), testing::IsEmpty());
    ASSERT_TRUE(read.edition);
    EXPECT_GE(read.edition->learners.size(), 12U);
}

INSTANTIATE_TEST_SUITE_P(All, Sample,
                         testing::Values("sustainable-innovation", "data-literacy",
                                         "higher-education-teaching", "sustainable-cities-summer-school",
                                         "innovators-of-tomorrow", "internationalisation-at-home",
                                         "ai-in-higher-education"),
                         [](const auto& row) {
                             std::string name = row.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace sigillum::credential
