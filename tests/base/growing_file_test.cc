#include "base/growing_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/file.h"

namespace sigillum {
namespace {

namespace fs = std::filesystem;

fs::path empty_folder(const char* name) {
    const fs::path folder = fs::temp_directory_path() / "sigillum-growing-file" / name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(GrowingFile, AppearsOnlyWhenItIsKept) {
    const fs::path folder = empty_folder("kept");
    std::ofstream(folder / "job.pdf") << "the one before";
    auto file = GrowingFile::begin(folder / "job.pdf");
    ASSERT_TRUE(file);
    const Bytes large(3'000'000, 'x');
    ASSERT_TRUE(file->append("a"));
    ASSERT_TRUE(file->append(large));
    ASSERT_TRUE(file->append("z"));
    ASSERT_TRUE(file->finish());
    EXPECT_EQ(content(folder / "job.pdf"), "the one before");
    EXPECT_EQ(files_in(folder), 2U);
    ASSERT_TRUE(file->keep());
    EXPECT_EQ(content(folder / "job.pdf"), "a" + large + "z");
    EXPECT_EQ(file->size(), large.size() + 2);
    EXPECT_EQ(files_in(folder), 1U);
}

TEST(GrowingFile, LeavesNothingWhenItIsNotKept) {
    const fs::path folder = empty_folder("dropped");
    {
        auto file = GrowingFile::begin(folder / "job.pdf");
        ASSERT_TRUE(file);
        GrowingFile moved = std::move(*file);
        ASSERT_TRUE(moved.append("half"));
        EXPECT_EQ(files_in(folder), 1U);
    }
    EXPECT_EQ(files_in(folder), 0U);
}

TEST(GrowingFile, NamesTheFileThatCannotBeWritten) {
    const fs::path target = empty_folder("missing") / "no/such/folder/job.pdf";
    const auto file = GrowingFile::begin(target);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, cannot_write_file);
    EXPECT_EQ(file.error().place.file, target.string());
}

}  // namespace
}  // namespace sigillum
