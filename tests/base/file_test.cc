#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

namespace sigillum {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
  protected:
    // Tests run in processes of their own, at the same time: each has its own folder.
    fs::path folder_ = fs::path(::testing::TempDir()) /
                       (std::string("sigillum-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    void SetUp() override {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
};

TEST_F(FileTest, ReadsBackWhatItWrote) {
    const Bytes bytes("line\n\0\xFFmore", 11);
    ASSERT_TRUE(write_file(folder_ / "a", bytes));
    EXPECT_EQ(read_file(folder_ / "a", 100), bytes);
}

TEST_F(FileTest, RefusesAFileOverTheLimit) {
    ASSERT_TRUE(write_file(folder_ / "a", "12345"));
    EXPECT_EQ(read_file(folder_ / "a", 4).error().kind, file_too_large);
    EXPECT_TRUE(read_file(folder_ / "a", 5));
}

TEST_F(FileTest, NamesAFileThatIsNotThere) {
    const auto result = read_file(folder_ / "nothing", 10, "crest.png");
    EXPECT_EQ(result.error().kind, cannot_read_file);
    EXPECT_EQ(result.error().place.file, "crest.png");
    EXPECT_EQ(read_file(folder_, 10).error().kind, cannot_read_file);  // a folder is no file
}

TEST_F(FileTest, LeavesNothingBehindWhenItCannotWrite) {
    EXPECT_EQ(write_file(folder_ / "no" / "such", "x").error().kind, cannot_write_file);
    fs::create_directory(folder_ / "taken");  // a folder stands where the file should go
    EXPECT_EQ(write_file(folder_ / "taken", "x").error().kind, cannot_write_file);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(FileTest, KeepsTheOldContentUntilTheNewIsWhole) {
    ASSERT_TRUE(write_file(folder_ / "a", "old"));
    ASSERT_TRUE(write_file(folder_ / "a", "new"));
    EXPECT_EQ(read_file(folder_ / "a", 10), "new");
}

TEST_F(FileTest, HidesSecretsFromOthers) {
    ASSERT_TRUE(write_file(folder_ / "key", "secret", Durability::at_once, true));
    struct stat about {};
    ASSERT_EQ(::stat((folder_ / "key").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

}  // namespace
}  // namespace sigillum
