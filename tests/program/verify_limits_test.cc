// `sigillum verify` over files made to keep it busy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/program/shell.h"
#include "tests/verify/slow_input.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
namespace small = verify::testing;
using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;

fs::path written(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

TEST(VerifyLimits, APageThatIsNeverDrawnKeepsNoOtherFileWaiting) {
    const fs::path folder = empty_folder("verify-limits");
    const fs::path slow =
        written(folder / "slow.pdf", small::slow_to_draw(small::code_key(), small::signer()));
    const fs::path honest = issued_documents().front();
    const Ran ran =
        run(quoted(program()) + " verify --json --check-seconds 1 --keys " + quoted(keys_folder()) +
            " --registry " + quoted(fs::path(BUILD_DIR) / "tested/registry.sqlite") + " " + quoted(slow) +
            " " + quoted(honest));
    EXPECT_EQ(ran.exit_code, 10);
    const Json list = Json::parse(ran.output, nullptr, false);
    ASSERT_EQ(list.size(), 2U) << ran.output;
    EXPECT_EQ(list[0]["outcome"], "intact-but");
    EXPECT_THAT(list[0]["checks"].dump(), HasSubstr("looking at them took longer than 1"));
    EXPECT_EQ(list[1]["outcome"], "authentic");
}

TEST(VerifyLimits, SayThatACheckWasStopped) {
    const fs::path honest = issued_documents().front();
    const Ran ran = run(quoted(program()) + " verify --check-seconds 0.001 --keys " + quoted(keys_folder()) +
                        " " + quoted(honest));
    EXPECT_EQ(ran.exit_code, 13) << ran.output;
    EXPECT_THAT(ran.output,
                HasSubstr("limits: the check was stopped: it took longer than 0.015 s by the clock"));
}

}  // namespace
}  // namespace sigillum::tests
