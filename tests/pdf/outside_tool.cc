#include "outside_tool.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/file.h"

namespace sigillum::pdf::test {

ToolRun run(const std::string& command) {
    ToolRun result;
    FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return result;
    std::array<char, 4096> buffer{};
    for (std::size_t count = 0; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.output.append(buffer.data(), count);
    }
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

std::filesystem::path stored(const std::string& name, ByteView bytes) {
    // Tests run side by side: each keeps its own folder.
    std::string test = "set-up";
    if (const testing::TestInfo* const info = testing::UnitTest::GetInstance()->current_test_info())
        test = std::string(info->test_suite_name()) + "." + info->name();
    std::replace(test.begin(), test.end(), '/', '_');
    const std::filesystem::path folder = std::filesystem::path(BUILD_DIR) / "test_pdf" / test;
    std::filesystem::create_directories(folder);
    if (!write_file(folder / name, bytes, Durability::later)) return {};
    return folder / name;
}

std::string text_of(const std::filesystem::path& file) {
    return run("pdftotext -raw " + file.string() + " -").output;
}

}  // namespace sigillum::pdf::test
