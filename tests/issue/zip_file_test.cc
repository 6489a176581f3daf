#include "issue/zip_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
    const fs::path path = fs::path(BUILD_DIR) / "test-folders/zip-file" /
                          ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(path);
    fs::create_directories(path);
    return path;
}

Bytes content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<ZipEntry> two_entries(const fs::path& at) {
    std::ofstream(at / "one.pdf") << "first";
    return {{.name = "one.pdf", .file = at / "one.pdf", .content = sha256("first"), .time = 1'783'080'332},
            {.name = "Łódź.txt", .bytes = "second", .content = sha256("second"), .time = 0}};
}

// Local header by APPNOTE.TXT 4.3.7: stored, 3 July 2026 12:05:32 UTC as MS-DOS has it, five bytes.
TEST(ZipFile, HasTheBytesOfTheFormat) {
    const fs::path at = folder();
    ASSERT_TRUE(write_zip(at / "a.zip", two_entries(at)));
    const Bytes zip = content(at / "a.zip");
    EXPECT_EQ(zip.substr(0, 4), Bytes("PK\x03\x04", 4));
    EXPECT_EQ(zip.substr(8, 2), Bytes("\0\0", 2));  // stored
    const unsigned time = 12U << 11U | 5U << 5U | 32U / 2U;
    const unsigned date = (2026U - 1980U) << 9U | 7U << 5U | 3U;
    EXPECT_EQ(zip.substr(10, 4), Bytes({static_cast<char>(time & 0xFFU), static_cast<char>(time >> 8U),
                                        static_cast<char>(date & 0xFFU), static_cast<char>(date >> 8U)}));
    EXPECT_NE(zip.find("one.pdffirst"), Bytes::npos);
    EXPECT_NE(zip.find("Łódź.txtsecond"), Bytes::npos);
}

TEST(ZipFile, IsTheSameWheneverItIsWritten) {
    const fs::path at = folder();
    ASSERT_TRUE(write_zip(at / "a.zip", two_entries(at)));
    fs::last_write_time(at / "one.pdf", fs::file_time_type::clock::now() - std::chrono::hours(1000));
    ASSERT_TRUE(write_zip(at / "b.zip", two_entries(at)));
    EXPECT_EQ(content(at / "a.zip"), content(at / "b.zip"));
}

// A file that changes between the check and the zip is noticed when the zip is read back.
TEST(ZipFile, IsNotLeftWhenAnEntryIsNotWhatItShouldBe) {
    const fs::path at = folder();
    std::vector<ZipEntry> entries = two_entries(at);
    std::ofstream(at / "one.pdf") << "other";
    const Done written = write_zip(at / "a.zip", entries);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().found, "one.pdf in it is not as it was recorded");
    EXPECT_FALSE(fs::exists(at / "a.zip"));
}

TEST(ZipFile, NamesAFileThatIsMissing) {
    const fs::path at = folder();
    std::vector<ZipEntry> entries = two_entries(at);
    fs::remove(at / "one.pdf");
    const Done written = write_zip(at / "a.zip", entries);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, cannot_write_zip);
    EXPECT_TRUE(fs::is_empty(at));
}

}  // namespace
}  // namespace sigillum::issue
